import {
  type Dataset,
  type DatasetContext,
  type DatasetDefinition,
  isDatasetDefinition,
  isLeatError,
  LeatError,
  schemaOf,
  suggest,
} from '@leat/core';
import { checkCoreRange } from './core-range.ts';
import { datasetOptions } from './dataset-options.ts';
import { importModule } from './import-module.ts';
import { datasetNames, installHint } from './installed-packages.ts';
import { datasetModule, locateType, readType } from './type-reference.ts';

/** A type of dataset, ready: its module imported and its schema made, so that datasets are made at once. */
export type DatasetMaker = (options: Readonly<Record<string, unknown>>, context: DatasetContext) => Dataset;

/** A maker, or why there is none: an error only for who uses the type. */
export type DatasetType = { readonly make: DatasetMaker } | { readonly error: LeatError };

/** Imports the dataset types of a catalog, side by side. */
export async function loadDatasetTypes(types: Iterable<string>, root: string): Promise<ReadonlyMap<string, DatasetType>> {
  const loaded = [...new Set(types)].map(async (type): Promise<[string, DatasetType]> => {
    try {
      return [type, { make: await loadType(type, root) }];
    } catch (error) {
      return [type, { error: isLeatError(error) ? error : new LeatError('UNKNOWN_DATASET_TYPE', String(error), { cause: error }) }];
    }
  });
  return new Map(await Promise.all(loaded));
}

async function loadType(type: string, root: string): Promise<DatasetMaker> {
  const definition = await importDatasetType(type, root);
  const schema = await schemaOf(definition);
  return (options, context) => definition.create(datasetOptions(schema, options), context);
}

/** The definition of a type. Throws UNKNOWN_DATASET_TYPE, BAD_TYPE, NOT_A_DATASET, API_VERSION, CORE_RANGE and what importing throws. */
export async function importDatasetType(type: string, root: string): Promise<DatasetDefinition> {
  if (type === 'memory') return (await import('./memory-type.ts')).default;
  const reference = readType(type, datasetModule);
  const file = locateType(reference, root);
  if (file === undefined) throw unknownType(type, reference.module, reference.isShort, root);
  if (!reference.module.startsWith('./')) await checkCoreRange(file, reference.module);
  const exported = (await importModule(file, root))[reference.export];
  if (!isDatasetDefinition(exported))
    throw new LeatError('NOT_A_DATASET', `${reference.module} exports no dataset type there: it would be what defineDataset({ … }) gives`);
  if (exported.apiVersion !== 1) {
    throw new LeatError(
      'API_VERSION',
      `${reference.module} was written against contract ${String(exported.apiVersion)}, and this leat speaks 1: install a version of it that speaks 1`,
    );
  }
  return exported;
}

function unknownType(type: string, module: string, isShort: boolean, root: string): LeatError {
  if (module.startsWith('./')) return new LeatError('UNKNOWN_DATASET_TYPE', `there is no file ${module} in the project`);
  const known = isShort ? datasetNames(root) : undefined;
  if (known) return new LeatError('UNKNOWN_DATASET_TYPE', `unknown type "${type}"${suggest(type, known)}`);
  const name = isShort ? '@leat/datasets' : module;
  return new LeatError('UNKNOWN_DATASET_TYPE', `the package ${name} is not installed${installHint(root, name)}`);
}
