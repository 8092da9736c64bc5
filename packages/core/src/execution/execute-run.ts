import type { Emit } from '../contract/run-event.ts';
import type { Executor, Hooks, NodeCall, Runner, RunRequest, RunResult, RunWork } from '../contract/runner.ts';
import { LeatError } from '../errors/leat-error.ts';
import { graphOf } from '../pipeline/graph.ts';
import type { Node } from '../pipeline/node.ts';
import { checkInputs } from './check-inputs.ts';
import type { Place } from './place.ts';
import { ReadyQueue } from './ready-queue.ts';
import { RunLoop } from './run-loop.ts';
import { workOf } from './run-work.ts';
import { isThenable } from './thenable.ts';

/** The one loop, O(nodes + edges) and a heap, over one place or several. Rejects when the request cannot be run: nothing has started then. */
export async function executeRun(request: RunRequest, placeOf: NonNullable<Runner['place']>): Promise<RunResult> {
  const work = await workOf(request);
  checkInputs(request, work);
  const { nodes, rank } = graphOf(work.pipeline);
  const executors = nodes.map((node) => placeOf(node));
  await using opened = new AsyncDisposableStack();
  const places = new Map<Executor, Place>();
  for (const [executor, placed] of grouped(executors, nodes)) {
    const run = await executor.open(request, work, placed);
    opened.defer(async () => run[Symbol.asyncDispose]?.());
    const execute = work.hooks.aroundNode
      ? around(work.hooks.aroundNode, (call) => run.execute(call))
      : (call: NodeCall) => run.execute(call);
    places.set(executor, { executor, queue: new ReadyQueue(rank), run, execute, waiting: false });
  }
  const emit = watched(request.emit, work.hooks.onEvent);
  emit({ type: 'run.planned', runId: request.runId, at: Date.now(), nodes: nodes.map((node) => node.name) });
  const all = [...places.values()];
  const at = all.length === 1 ? executors.map(() => all[0]!) : executors.map((executor) => places.get(executor)!);
  return await runWithHook({ ...request, emit }, work, at, all);
}

function grouped(executors: readonly Executor[], nodes: readonly Node[]): Map<Executor, Node[]> {
  const groups = new Map<Executor, Node[]>();
  let last: Executor | undefined;
  let group: Node[] = [];
  for (let n = 0; n < nodes.length; n++) {
    const executor = executors[n]!;
    if (executor !== last) {
      last = executor;
      group = groups.get(executor) ?? [];
      groups.set(executor, group);
    }
    group.push(nodes[n]!);
  }
  return groups;
}

function runWithHook(request: RunRequest, work: RunWork, at: readonly Place[], places: readonly Place[]): Promise<RunResult> {
  const next = () => new RunLoop(request, work, at, places).run();
  return work.hooks.aroundRun?.(request, next) ?? next();
}

function around(hook: NonNullable<Hooks['aroundNode']>, execute: Place['execute']): Place['execute'] {
  return (call) => {
    let called = 0;
    const next = () => {
      called++;
      if (called > 1) throw new LeatError('HOOK_REPEATED_NODE', `a hook around node "${call.node.name}" called next twice`);
      return execute(call);
    };
    const check = () => {
      if (called === 0) throw new LeatError('HOOK_SKIPPED_NODE', `a hook around node "${call.node.name}" returned without calling next`);
    };
    const result = hook(call, next);
    return isThenable(result) ? Promise.resolve(result).then(check) : check();
  };
}

/** A hook that watches cannot change the outcome. */
function watched(emit: Emit, hook: Hooks['onEvent']): Emit {
  if (!hook) return emit;
  return (event) => {
    try {
      hook(event);
    } catch (error) {
      process.emitWarning(error instanceof Error ? error : String(error));
    }
    emit(event);
  };
}
