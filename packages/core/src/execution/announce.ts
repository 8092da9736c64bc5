import type { Emit, RunEvent } from '../contract/run-event.ts';
import type { Runner, RunRequest, RunResult } from '../contract/runner.ts';
import { toErrorData } from '../errors/error-data.ts';
import { LeatError } from '../errors/leat-error.ts';

/** Ids under way, by tree: they travel in the requests, for core keeps no state. */
const underWay = Symbol.for('leat.under-way');
type Request = RunRequest & { readonly [underWay]?: Set<string> };

/** Data never picks a path: every segment of an id is safe as a folder's name. */
const validId = /^[a-z0-9][a-z0-9._-]{0,99}(?:\/[a-z0-9][a-z0-9._-]{0,99})*$/;

/** Runs, with `run.started` before and `run.finished` after; nothing is emitted later, an id under way is refused, and a sink that throws changes nothing. */
export async function announce(runner: string, run: Runner['run'], request: Request): Promise<RunResult> {
  const { runId, pipeline } = request;
  const ids = request[underWay] ?? new Set<string>();
  if (!validId.test(runId)) {
    throw new LeatError(
      'RUN_ID',
      `"${runId}" is no run id: segments of a-z, 0-9, ".", "_" and "-", at most 100 characters each, with "/" between`,
    );
  }
  if (ids.has(runId))
    throw new LeatError('RUN_ID_IN_USE', `runner "${runner}" was given the id of a run under way, "${runId}": use childRun(request, step)`);
  ids.add(runId);
  let open = true;
  const emit: Emit = (event) => {
    if (open) guarded(request.emit, event);
  };
  const began = performance.now();
  const finished = (outcome: Pick<RunEvent & { type: 'run.finished' }, 'status' | 'error'>) =>
    emit({ type: 'run.finished', runId, at: Date.now(), duration: performance.now() - began, ...outcome });
  emit({ type: 'run.started', runId, at: Date.now(), runner, pipeline });
  try {
    const inside: Request = { ...request, emit, [underWay]: ids };
    const result = await run(inside);
    finished(result.status === 'succeeded' ? { status: 'succeeded' } : { status: result.status, error: result.error });
    return result;
  } catch (error) {
    finished({ status: 'refused', error: toErrorData(error) });
    throw error;
  } finally {
    open = false;
    ids.delete(runId);
  }
}

function guarded(emit: Emit, event: RunEvent): void {
  try {
    emit(event);
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
