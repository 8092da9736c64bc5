import type { RunCatalog } from '../catalog/catalog.ts';
import type { DatasetFile, StagedPath } from '../catalog/dataset.ts';
import { isParameter } from '../catalog/parameters.ts';
import type { NodeCall } from '../contract/runner.ts';
import { LeatError } from '../errors/leat-error.ts';
import type { JsonValue } from '../json.ts';
import { datasetError } from './dataset-error.ts';
import { loggerFor } from './run-input.ts';
import type { RunSurroundings } from './run-node.ts';

/** Calls a node with the paths of its datasets. Its outputs are put in their places, one after the other, when it has succeeded; else nothing of them remains. */
export async function runWithFiles(
  { node, signal }: NodeCall,
  { runId, emit, source }: RunSurroundings,
  catalog: Pick<RunCatalog, 'get'>,
): Promise<void> {
  await using held = new AsyncDisposableStack();
  const inputs: JsonValue[] = [];
  for (const name of node.inputs) {
    if (isParameter(name)) inputs.push(await catalog.get(name).load());
    else inputs.push(held.use(await fileOf(name, node.name, catalog).read()).path);
  }
  const staged: StagedPath[] = [];
  try {
    for (const name of node.outputs) staged.push(await fileOf(name, node.name, catalog).write());
    const outputs = staged.map(({ path }) => path);
    const root = source?.root ?? process.cwd();
    await node.call([{ inputs, outputs, root, signal, logger: loggerFor({ runId, node: node.name }, emit) }]);
    for (const [index, one] of staged.entries()) await one.commit().catch((error) => datasetError(node.outputs[index]!, 'saved', error));
  } catch (error) {
    for (const one of staged) await one.discard();
    throw error;
  }
}

/** A dataset as a file. Throws NOT_A_FILE. */
export function fileOf(dataset: string, node: string, catalog: Pick<RunCatalog, 'get'>): DatasetFile {
  const { file } = catalog.get(dataset);
  if (file) return file;
  throw new LeatError(
    'NOT_A_FILE',
    `node "${node}" works on files, and dataset "${dataset}" is none: declare it in the catalog, with a type that has a path`,
  );
}
