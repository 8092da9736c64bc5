import type { RunCatalog } from '../catalog/catalog.ts';
import type { Appending, Dataset } from '../catalog/dataset.ts';
import type { NodeCall, RunRequest, RunSource } from '../contract/runner.ts';
import { LeatError } from '../errors/leat-error.ts';
import type { Node } from '../pipeline/node.ts';
import { datasetError } from './dataset-error.ts';
import { runInput } from './run-input.ts';
import { runWithFiles } from './run-with-files.ts';
import { isThenable } from './thenable.ts';

/** What of a request a node's run needs. */
export type RunSurroundings = Pick<RunRequest, 'runId' | 'emit'> & { readonly source?: Pick<RunSource, 'root'> };

/** Loads the inputs, calls the node, saves the outputs, confirms. Returns nothing at once when nothing of it is asynchronous, else a promise of nothing. */
export function runNode(call: NodeCall, request: RunSurroundings, catalog: Pick<RunCatalog, 'get'>): void | Promise<void> {
  const { node } = call;
  if (node.passes === 'files') return runWithFiles(call, request, catalog).then(() => confirm(node, catalog));
  const inputs = loadInputs(call, request, catalog);
  const result = inputs instanceof Promise ? inputs.then((values) => node.call(values)) : node.call(inputs);
  return isThenable(result)
    ? Promise.resolve(result).then((value) => saveOutputs(node, value, catalog))
    : saveOutputs(node, result, catalog);
}

function loadInputs(call: NodeCall, request: RunSurroundings, catalog: Pick<RunCatalog, 'get'>): unknown[] | Promise<unknown[]> {
  const names = call.node.inputs;
  const values = new Array<unknown>(names.length);
  let waits = false;
  try {
    for (let i = 0; i < names.length; i++) {
      const name = names[i]!;
      const value = name.startsWith('run:') ? runInput(name, call, request) : load(name, catalog.get(name));
      if (isThenable(value)) waits = true;
      values[i] = value;
    }
  } catch (error) {
    for (const value of values) if (isThenable(value)) value.then(undefined, () => {}); // this failure is reported, not theirs
    throw error;
  }
  return waits ? Promise.all(values) : values;
}

function saveOutputs(node: Node, result: unknown, catalog: Pick<RunCatalog, 'get'>): void | Promise<void> {
  if (isGenerator(result)) return saveChunks(node, result, catalog).then(() => confirm(node, catalog));
  const values = node.unpack(result);
  const { outputs } = node;
  const waiting: PromiseLike<unknown>[] = [];
  for (let i = 0; i < outputs.length; i++) {
    const saved = save(outputs[i]!, catalog.get(outputs[i]!), values[i]);
    if (isThenable(saved)) waiting.push(saved);
  }
  if (waiting.length > 0) return Promise.all(waiting).then(() => confirm(node, catalog));
  return node.confirms.length > 0 ? confirm(node, catalog) : undefined;
}

/** One write per output and chunk, in order. What was written is seen only when all of it is there, so a retry begins empty. */
async function saveChunks(node: Node, chunks: AsyncIterable<unknown> | Iterable<unknown>, catalog: Pick<RunCatalog, 'get'>): Promise<void> {
  const open = node.outputs.map((name) => appendTo(catalog.get(name)));
  try {
    for await (const chunk of chunks) {
      const values = node.unpack(chunk);
      for (let i = 0; i < open.length; i++) await open[i]!.write(values[i]);
    }
    for (const one of open) await one.commit();
  } catch (error) {
    for (const one of open) await one.discard();
    throw error;
  }
}

/** A dataset that cannot append saves each chunk, as it would save a value. */
const appendTo = (dataset: Dataset): Appending =>
  dataset.append?.() ?? { write: (chunk) => dataset.save(chunk), commit() {}, discard() {} };

async function confirm({ confirms }: Node, catalog: Pick<RunCatalog, 'get'>): Promise<void> {
  for (const name of confirms) {
    const dataset = catalog.get(name);
    if (!dataset.confirm)
      throw new LeatError('NOT_CONFIRMABLE', `dataset "${name}" cannot be confirmed; take it out of the node's "confirms"`);
    await dataset.confirm();
  }
}

function load(name: string, dataset: Dataset): unknown {
  try {
    const value: unknown = dataset.load();
    return isThenable(value) ? value.then(undefined, (error: unknown) => datasetError(name, 'loaded', error)) : value;
  } catch (error) {
    return datasetError(name, 'loaded', error);
  }
}

function save(name: string, dataset: Dataset, value: unknown): unknown {
  try {
    const saved: unknown = dataset.save(value);
    return isThenable(saved) ? saved.then(undefined, (error: unknown) => datasetError(name, 'saved', error)) : saved;
  } catch (error) {
    return datasetError(name, 'saved', error);
  }
}

const isGenerator = (value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { next?: unknown }).next === 'function' &&
  (Symbol.iterator in value || Symbol.asyncIterator in value);
