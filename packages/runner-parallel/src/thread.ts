import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { type Emit, findUncloneable, fromErrorData, LeatError, type RunCatalog, runNode, toErrorData } from '@leat/core';
import { LoadedWork } from './loaded-work.ts';
import type { FromThread, NodeTask, ToThread } from './messages.ts';
import { taskCatalog } from './task-catalog.ts';

enableCompileCache(); // it is not inherited from the process

const loaded = new LoadedWork();
const values = new Map<number, unknown>();
let running: { readonly call: number; readonly controller: AbortController } | undefined;

const port = parentPort!;
const tell = (message: FromThread): void => port.postMessage(message);

port.on('message', (message: ToThread) => {
  if (message.type === 'run') void run(message, message.call);
  else if (message.type === 'load') void load(message);
  else if (message.type === 'forget') for (const id of message.values) values.delete(id);
  else if (running?.call === message.call) running.controller.abort(fromErrorData(message.reason));
});

port.on('messageerror', (error) => {
  throw error; // nobody would answer: the thread ends, and its node says why
});

async function load({ source, pipeline, from }: ToThread & { type: 'load' }): Promise<void> {
  try {
    await loaded.load({ source, pipeline }, from);
    tell({ type: 'loaded', source, pipeline });
  } catch (error) {
    tell({ type: 'loaded', source, pipeline, error: toErrorData(error) });
  }
}

async function run(task: NodeTask, call: number): Promise<void> {
  const controller = new AbortController();
  running = { call, controller };
  for (const [id, value] of task.values) values.set(id, value);
  try {
    const { node, catalog, source } = await loaded.find(task);
    const datasets = taskCatalog(task, values, catalog);
    const about = { runId: task.runId, emit: emitFor(call), source };
    await runNode({ node, attempt: task.attempt, signal: controller.signal }, about, datasets);
    answer(task, call, datasets);
  } catch (error) {
    tell({ type: 'failed', call, error: toErrorData(error) });
  }
}

/** Sends back what the node made, and keeps it, for its readers may run here. */
function answer(task: NodeTask, call: number, datasets: Pick<RunCatalog, 'get'>): void {
  const made = task.outputs.flatMap(([name, id]) => (id === undefined ? [] : [{ name, id, value: datasets.get(name).load() as unknown }]));
  for (const { name, value } of made) refuseUncloneable(name, value, task.node);
  try {
    tell({ type: 'made', call, values: made.map(({ value }) => value) });
  } catch (cause) {
    throw notCloneable(task.node, task.outputs.map(([name]) => `"${name}"`).join(', '), (cause as Error).message, cause);
  }
  for (const { id, value } of made) values.set(id, value);
}

function refuseUncloneable(name: string, value: unknown, node: string): void {
  const found = findUncloneable(value, 'thread');
  if (found) throw notCloneable(node, `"${name}"`, `it holds ${found.what}${found.path && ` at ${found.path}`}`);
}

const notCloneable = (node: string, what: string, why: string, cause?: unknown): LeatError =>
  new LeatError(
    'NOT_CLONEABLE',
    `node "${node}" made ${what}, which cannot leave its thread as it is: ${why}. Return plain data, or declare a dataset for it in the catalog, and the thread saves it`,
    { cause },
  );

/** Events go to the run where its loop is. One that is no JSON is lost, and does not change the outcome. */
const emitFor =
  (call: number): Emit =>
  (event) => {
    try {
      tell({ type: 'event', call, event });
    } catch (error) {
      process.emitWarning(error as Error);
    }
  };
