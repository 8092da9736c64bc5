import { isParameter, parameterOf } from '../catalog/parameters.ts';
import type { Emit } from '../contract/run-event.ts';
import type { Executor, ExecutorRun, Hooks, NodeCall, Runner, RunRequest, RunResult, RunWork } from '../contract/runner.ts';
import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { freeInputs } from '../pipeline/free-datasets.ts';
import { graphOf } from '../pipeline/graph.ts';
import type { Node } from '../pipeline/node.ts';
import { ReadyQueue } from './ready-queue.ts';
import { isKnownRunInput, isRunInput, unknownRunInput } from './run-input.ts';
import { type Place, RunLoop } from './run-loop.ts';
import { workOf } from './run-work.ts';
import { isThenable } from './thenable.ts';

/** The one loop, O(nodes + edges) and a heap, over one place or several. Rejects when the request cannot be run: nothing has started then. */
export async function executeRun(request: RunRequest, placeOf: NonNullable<Runner['place']>): Promise<RunResult> {
  const work = await workOf(request);
  checkInputs(request, work);
  const { nodes, rank } = graphOf(work.pipeline);
  const places = new Map<Executor, Place & { readonly nodes: Node[] }>();
  const at = nodes.map((node) => {
    const executor = placeOf(node);
    let place = places.get(executor);
    if (!place) {
      place = { executor, nodes: [], queue: new ReadyQueue(rank), run: closed, execute: closed.execute, waiting: false };
      places.set(executor, place);
    }
    place.nodes.push(node);
    return place;
  });
  await using opened = new AsyncDisposableStack();
  for (const place of places.values()) {
    const run = await place.executor.open(request, work, place.nodes);
    opened.defer(async () => run[Symbol.asyncDispose]?.());
    place.run = run;
    place.execute = around(run, work.hooks.aroundNode);
  }
  const emit = watched(request.emit, work.hooks.onEvent);
  emit({ type: 'run.planned', runId: request.runId, at: Date.now(), nodes: nodes.map((node) => node.name) });
  const next = () => new RunLoop({ ...request, emit }, work, at, [...places.values()]).run();
  return await (work.hooks.aroundRun?.(request, next) ?? next());
}

const closed: ExecutorRun = {
  execute(): never {
    throw new LeatError('NOT_OPEN', 'this place has not been opened');
  },
};

/** What nobody makes must be there before anything starts: all that is missing, in one error. */
function checkInputs({ data, parameters, pipeline }: RunRequest, { pipeline: { nodes }, pipeline: selected, catalog }: RunWork): void {
  const missing: string[] = [];
  for (const name of freeInputs(selected)) {
    if (data.has(name)) continue;
    if (isParameter(name)) parameterOf(parameters, name);
    else if (isRunInput(name)) {
      if (!isKnownRunInput(name)) throw unknownRunInput(name);
    } else if (catalog.home(name) === 'here' && catalog.get(name).exists?.() !== true) missing.push(name);
  }
  if (missing.length === 0) return;
  const made = new Set(nodes.flatMap(({ outputs }) => outputs));
  const each = missing.map((name) => `"${name}" (read by node "${nodes.find(({ inputs }) => inputs.includes(name))?.name}")`);
  const near = missing.length === 1 ? suggest(missing[0]!, made) : '';
  throw new LeatError(
    'MISSING_INPUT',
    `pipeline "${pipeline}" reads ${each.join(', ')}, which no node of this run makes and the catalog does not have${near.includes('Did you mean') ? near : ': declare it in the catalog, give it as data, or run the nodes that make it'}`,
    { details: { missing } },
  );
}

function around(run: ExecutorRun, hook: Hooks['aroundNode']): ExecutorRun['execute'] {
  if (!hook) return (call) => run.execute(call);
  return (call: NodeCall) => {
    let called = 0;
    const next = () => {
      called++;
      if (called > 1) throw new LeatError('HOOK_REPEATED_NODE', `a hook around node "${call.node.name}" called next twice`);
      return run.execute(call);
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
