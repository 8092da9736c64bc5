import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Dataset } from './dataset.ts';

/** Where a dataset is declared. */
export interface DatasetContext {
  /** The name in the catalog; what a pattern matched, when it was one. */
  readonly name: string;
  /** The folder that relative paths are relative to: the root of the data. */
  readonly root: string;
  /** Of versioned datasets: what a save of this run is called, and what is loaded when that is not the newest. */
  readonly versions: { readonly save: string; readonly load?: string };
  /** Makes the dataset that a wrapper goes around, from options as in the catalog (`type` included). Its type stands in the catalog, so it is imported already. */
  dataset(options: Readonly<Record<string, unknown>>, name?: string): Dataset;
}

type Schema = StandardSchemaV1<unknown, object>;
type Options<S> = S extends Schema ? StandardSchemaV1.InferOutput<S> : Readonly<Record<string, never>>;

/** The default export of a dataset type. `create` does no input or output, and its library is loaded when the dataset is first used. */
// biome-ignore lint/suspicious/noExplicitAny: a definition of any options
export interface DatasetDefinition<S extends Schema | undefined = any> {
  /** Typed by hand: the contract it was written against. */
  readonly apiVersion: 1;
  /** Any Standard Schema that validates synchronously. A function puts off its making until options are checked. Absent: no options. */
  readonly options?: S | (() => S | Promise<S>);
  create(options: Options<S>, context: DatasetContext): Dataset;
}

const brand = Symbol.for('leat.dataset-definition');

/** Types the options in `create` from the schema, and brands the object so that another copy of core knows it. What it gives says nothing of the schema's library. */
export const defineDataset = <const S extends Schema | undefined = undefined>(definition: DatasetDefinition<S>): DatasetDefinition =>
  Object.assign(definition, { [brand]: true });

/** Is it what `defineDataset` gave, of this core or another? */
export const isDatasetDefinition = (value: unknown): value is DatasetDefinition =>
  typeof value === 'object' && value !== null && brand in value;
