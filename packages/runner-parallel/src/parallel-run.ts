import {
  type ExecutorRun,
  findUncloneable,
  freeOutputs,
  isParameter,
  LeatError,
  type Node,
  type NodeCall,
  type RunRequest,
  type RunWork,
  runNode,
} from '@leat/core';
import type { NodeTask, PipelineAddress } from './messages.ts';
import type { PoolThread } from './pool-thread.ts';
import type { ThreadPool } from './thread-pool.ts';

/** One run in the threads of a pool. Datasets at home at the source are loaded and saved there; the values of all others cross. */
export function parallelRun(pool: ThreadPool, address: PipelineAddress, request: RunRequest, { catalog, pipeline }: RunWork): ExecutorRun {
  const { runId, parameters, data } = request;
  const wanted = wantedOutputs(request, pipeline.nodes, freeOutputs(pipeline));
  const isConfigured = (name: string) => isParameter(name) && !data.has(name);
  const crosses = (name: string) => !name.startsWith('run:') && !isConfigured(name) && catalog.home(name) === 'here';
  const idOf = (name: string) => pool.ids.of(catalog.get(name));

  const taskOf = ({ node, attempt }: NodeCall): NodeTask => ({
    ...address,
    runId,
    node: node.name,
    attempt,
    inputs: node.inputs.filter(crosses).map((name) => [name, idOf(name)]),
    parameters: node.inputs.some(isConfigured) ? pool.ids.of(parameters) : undefined,
    outputs: node.outputs.filter(crosses).map((name) => [name, wanted.has(name) ? idOf(name) : undefined]),
    values: [],
  });

  return {
    async execute(call) {
      const task = taskOf(call);
      const read = task.inputs.map(([, id]) => id);
      if (task.parameters !== undefined) read.push(task.parameters);
      const made = task.outputs.flatMap(([, id]) => id ?? []);
      const thread = pool.take(read);
      const following = thread.follow(call.signal);
      try {
        await pool.ready(thread, address);
        await runNode({ ...call, node: standIn(call, task, thread, request) }, request, catalog);
        thread.keep([...read, ...made]);
      } catch (error) {
        thread.forget(made); // it may hold what could not be saved here
        throw error;
      } finally {
        following[Symbol.dispose]();
        pool.give(thread);
      }
    },
    release: (name) => pool.forget(catalog.get(name)),
  };
}

/** A node for `runNode` on this side: its inputs are the values that the thread lacks, it runs in the thread, and its outputs are the values that come back. */
function standIn({ node, signal }: NodeCall, task: NodeTask, thread: PoolThread, { parameters, emit }: RunRequest): Node {
  const lacking = [...new Map(task.inputs.filter(([, id]) => !thread.holds(id)).map(([name, id]) => [id, name]))];
  return {
    ...node,
    inputs: lacking.map(([, name]) => name),
    outputs: task.outputs.filter(([, id]) => id !== undefined).map(([name]) => name),
    confirms: [],
    call(loaded) {
      signal.throwIfAborted();
      const values = lacking.map(([id, name], index) => [id, cloneable(loaded[index], name, node)] as const);
      if (task.parameters !== undefined && !thread.holds(task.parameters)) values.push([task.parameters, parameters]);
      return thread.run({ ...task, values }, emit);
    },
    unpack: (made) => made as readonly unknown[],
  };
}

function cloneable(value: unknown, name: string, { name: node }: Node): unknown {
  const found = findUncloneable(value, 'thread');
  if (!found) return value;
  throw new LeatError(
    'NOT_CLONEABLE',
    `"${name}" holds ${found.what}${found.path && ` at ${found.path}`}, which cannot be copied into the thread of node "${node}": give plain data, or a dataset that the thread can load itself`,
  );
}

/** What someone reads or keeps; nothing else is worth its way back. */
function wantedOutputs({ keep }: RunRequest, nodes: readonly Node[], free: ReadonlySet<string>): ReadonlySet<string> {
  const wanted = new Set(keep ?? free);
  for (const { inputs } of nodes) for (const name of inputs) wanted.add(name);
  return wanted;
}
