import {
  cancelled,
  childRun,
  type Dataset,
  type Runner,
  type RunReport,
  type RunRequest,
  type RunResult,
  reportOf,
  resultOf,
} from '@leat/core';
import { inFlight } from './in-flight.ts';
import type { SweepOptions } from './options.ts';
import { planSweep, type SweepPlan, unplanned } from './sweep-plan.ts';
import { Trials } from './trial-results.ts';
import { type Trial, trialsOf } from './trials.ts';

/** Trials at a time when nothing is said. */
const usual = 4;

/** Runs what all trials share, then the trials, and gives the best one's result. */
export async function runSweep(options: SweepOptions, runner: Runner, request: RunRequest): Promise<RunResult> {
  const trials = trialsOf(options, request.parameters);
  const plan = options.share ? await planSweep(options, trials, request) : unplanned(options, request);
  const before: RunReport[] = [];
  let shared: ReadonlyMap<string, Dataset> = new Map();
  if (plan.shared) {
    const result = await runner.run(childRun(request, 'shared', plan.shared));
    if (result.status !== 'succeeded') return resultOf(request, only(plan, result, shared));
    before.push(reportOf(result));
    shared = result.outputs;
  }
  const data = new Map(request.data);
  for (const name of plan.boundary) data.set(name, shared.get(name)!);
  const run = (step: string, { parameters }: Trial, signal: AbortSignal) => {
    const { select, keep } = plan;
    return runner.run(childRun(request, step, { parameters, data, signal, ...(select && { select }), ...(keep && { keep }) }));
  };

  const results = new Trials(options, request, shared);
  await inFlight(trials.length, atOnce(options, plan, request, trials.length), request.signal, async (index, signal) => {
    const trial = trials[index]!;
    await results.add(trial, await run(`trial-${trial.number}`, trial, signal));
  });
  const children = [...before, ...results.reports];
  if (request.signal.aborted && results.stopped(trials.length)) return cancelled(request, children);
  const { trial, result, value } = results.chosen;
  if (value !== undefined) {
    const { number, changes } = trial;
    request.emit({
      type: 'note',
      runId: request.runId,
      at: Date.now(),
      name: 'sweep/best',
      data: { trial: number, parameters: changes, value },
    });
  }
  if (plan.writes === undefined || result.status !== 'succeeded' || trial.number === trials.length) {
    return resultOf(request, only(plan, result, shared), children);
  }
  const again = await run('best', trial, request.signal); // later trials have written over what it wrote
  return resultOf(request, only(plan, again, shared), [...children, reportOf(again)]);
}

/** Trials that write the same file would read each other's values, so they go one after the other. */
function atOnce({ inFlight: size, share }: SweepOptions, { writes }: SweepPlan, { runId, emit }: RunRequest, trials: number): number {
  if (!share) return size ?? 1; // what the trials write is not known here
  if (writes === undefined || trials === 1) return size ?? usual;
  const text = `sweep: every trial writes "${writes}", which is not in memory, so the trials run one at a time and the best runs again at the end`;
  emit({ type: 'log', runId, at: Date.now(), stream: 'stderr', text });
  return 1;
}

/** The result with exactly the outputs that were asked for, those of the shared run included. */
function only({ wanted }: SweepPlan, result: RunResult, shared: ReadonlyMap<string, Dataset>): RunResult {
  if (!wanted) return result;
  const made = [...shared, ...result.outputs];
  return { ...result, outputs: new Map(made.filter(([name]) => wanted.has(name))) };
}
