import { toErrorData } from '../errors/error-data.ts';
import { LeatError } from '../errors/leat-error.ts';
import type { RunOrder, RunReport, RunRequest, RunResult } from './runner.ts';

/** The request of a run inside a run: an id and a store of its own, the changes, everything else handed on. */
export const childRun = (request: RunRequest, step: string, changes: Partial<Omit<RunRequest, 'runId' | 'store'>> = {}): RunRequest => ({
  ...request,
  ...changes,
  runId: `${request.runId}/${step}`,
  store: request.store.child(step),
});

/** A wrapper's result: the chosen child's, under the wrapper's id, with the children's reports. */
export const resultOf = (request: RunRequest, chosen: RunResult, children: readonly RunReport[] = [reportOf(chosen)]): RunResult => ({
  ...chosen,
  runId: request.runId,
  children,
});

/** A result without its outputs: JSON. */
export const reportOf = ({ outputs: _, ...report }: RunResult): RunReport => report;

/** The result of a run that was told to stop before, between or without its children. */
export const cancelled = ({ runId, signal }: RunRequest, children: readonly RunReport[] = []): RunResult => ({
  runId,
  status: 'cancelled',
  error: toErrorData(new LeatError('RUN_CANCELLED', 'the run was cancelled', { cause: signal.reason })),
  nodes: [],
  children,
  outputs: new Map(),
});

/** What of a request is JSON. */
export function orderOf({ runId, pipeline, select, parameters, keep, source }: RunRequest): RunOrder {
  return { runId, pipeline, parameters, ...(select && { select }), ...(keep && { keep }), ...(source && { source }) };
}
