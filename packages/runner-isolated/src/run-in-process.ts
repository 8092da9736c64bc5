import { childRun, fromErrorData, LeatError, orderOf, type RunnerPlan, type RunRequest, type RunResult, toErrorData } from '@leat/core';
import { answers } from './answers.ts';
import { type Ending, exitError } from './exit-error.ts';
import type { FromProcess, LastWord } from './messages.ts';
import { OpenRuns } from './open-runs.ts';
import { outputsOf } from './outputs.ts';
import { startProcess } from './start-process.ts';

/** Milliseconds that a process has to dispose of its runner after its last word. */
const farewell = 5000;

/** Runs a plan as the child `isolated` of a request, in a process that has ended when this resolves, with all that it started. */
export async function runInProcess(request: RunRequest, plan: RunnerPlan, grace: number): Promise<RunResult> {
  const { runId, signal, emit } = request;
  const inside = childRun(request, 'isolated');
  const open = new OpenRuns(inside.runId, emit);
  const { data, answer } = answers(inside);
  let last: LastWord | undefined;
  let impatience: NodeJS.Timeout | undefined;
  const killAfter = (delay: number) => {
    impatience ??= setTimeout(child.kill, delay);
  };
  const reply = async ({ question, call }: FromProcess & { type: 'ask' }) =>
    child.tell({ type: 'reply', question, ...(await answer(call)) });

  const child = startProcess({
    message(message) {
      if (message.type === 'event') return open.emit(message.event);
      if (message.type === 'ask') return void reply(message);
      last ??= message;
      killAfter(farewell);
    },
    line: (stream, text) => emit({ type: 'log', runId, at: Date.now(), stream, text }),
  });
  const abort = () => {
    child.tell({ type: 'abort', reason: toErrorData(signal.reason) });
    killAfter(grace);
  };
  signal.addEventListener('abort', abort, { once: true });
  try {
    child.tell({ type: 'run', plan, order: orderOf(inside), data });
    const ending = await child.ended;
    return resultFrom(last, ending, inside, open);
  } finally {
    clearTimeout(impatience);
    signal.removeEventListener('abort', abort);
  }
}

function resultFrom(last: LastWord | undefined, ending: Ending, inside: RunRequest, open: OpenRuns): RunResult {
  if (last?.type === 'ended') return { ...last.report, outputs: outputsOf(last.outputs, inside) };
  if (last?.type === 'refused') throw fromErrorData(last.error);
  const { runId, signal } = inside;
  const status = signal.aborted ? 'cancelled' : 'failed';
  const error = toErrorData(
    signal.aborted
      ? new LeatError('RUN_CANCELLED', 'the run was cancelled', { cause: signal.reason })
      : exitError(ending, open.running, last && fromErrorData(last.error)),
  );
  return { runId, status, error, nodes: open.close(status, error), outputs: new Map() };
}
