import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Executor, Runner, RunRequest, RunResult } from './runner.ts';

/** The contract this core speaks; a package says in writing which one it was written against. */
export type ApiVersion = 1;

/** An author's executor: `createRunner` adds slots and policy. */
export interface ExecutorBody extends Pick<Executor, 'open'>, Partial<AsyncDisposable> {
  /** Nodes at a time, over all runs of this process. */
  readonly concurrency: number;
}

/** An author's leaf or wrapper. */
export interface RunnerBody extends Partial<AsyncDisposable> {
  run(request: RunRequest): Promise<RunResult>;
}

/** An author's router: the loop does the rest. */
export interface RouterBody extends Partial<AsyncDisposable> {
  place: NonNullable<Runner['place']>;
}

/** What a wrapper goes around. */
export interface Inner {
  /** `runners.default`; asking for it when there is none is an error that says so. */
  readonly runner: Runner;
  /** In the order of the file. */
  readonly runners: ReadonlyMap<string, Runner>;
}

type Schema = StandardSchemaV1<unknown, object>;
type Options<S> = S extends Schema ? StandardSchemaV1.InferOutput<S> : Readonly<Record<string, never>>;

/** The default export of a runner package. `kind` says what `runners.yml` must give it, and is checked before anything runs. */
// biome-ignore lint/suspicious/noExplicitAny: a definition of any options
export type RunnerDefinition<S extends Schema | undefined = any> = {
  /** Typed by hand: the contract this package was written against. Optional additions keep the number. */
  readonly apiVersion: ApiVersion;
  /** Any Standard Schema (zod, valibot, arktype). A function puts off its making until options are checked. Absent: no options. */
  readonly options?: S | (() => S | Promise<S>);
  /** Meant once a run tree: `leat runner check` warns when it stands below one that repeats. */
  readonly once?: true;
  /** Runs its inner many times. */
  readonly repeats?: true;
  /** Runs until told to stop. */
  readonly endless?: true;
} & (
  | { readonly kind: 'executor'; create(options: Options<S>): ExecutorBody }
  | { readonly kind: 'leaf'; create(options: Options<S>): RunnerBody }
  | { readonly kind: 'wrapper'; create(options: Options<S>, inner: Inner): RunnerBody | RouterBody }
);

const brand = Symbol.for('leat.runner-definition');

/** Types the options in `create` from the schema, and brands the object so that another copy of core knows it. `create` does no input or output. What it gives says nothing of the schema's library, which users need not install. */
export const defineRunner = <const S extends Schema | undefined = undefined>(definition: RunnerDefinition<S>): RunnerDefinition =>
  Object.assign(definition, { [brand]: true });

/** Is it what `defineRunner` gave, of this core or another? */
export const isRunnerDefinition = (value: unknown): value is RunnerDefinition =>
  typeof value === 'object' && value !== null && brand in value;
