import { LeatError, type RunReport, type RunResult, reportOf, toErrorData } from '@leat/core';
import type { Crash } from './interruption.ts';
import { nodesOf } from './lost-error.ts';

/** A run's report: its result's, but failed when something was thrown meanwhile that nothing caught. */
export function judge(result: RunResult, crash: Crash | undefined): RunReport {
  const report = reportOf(result);
  if (!crash) return report;
  const { runId, nodes, children } = report;
  const meanwhile = crash.running.length === 0 ? '' : `, while ${nodesOf(crash.running)} running`;
  const cause = toErrorData(crash.error);
  const sentence = `${cause.name}: ${cause.message} (thrown where nothing can catch it, in a callback or a promise that nobody awaits${meanwhile})`;
  const error = toErrorData(new LeatError('UNCAUGHT_ERROR', sentence, { cause: crash.error }));
  return { runId, nodes, ...(children && { children }), status: 'failed', error };
}
