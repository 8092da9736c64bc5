import { type Dataset, type ErrorData, type RunResult, reportOf, toErrorData, type Work } from '@leat/core';
import type { LastWord, Output } from './messages.ts';
import { toBytes } from './sendable.ts';

/** A result as it crosses: what is in memory does, what is stored or was given stays where it is. An output that cannot be sent fails the run, by name. */
export async function endedWith(result: RunResult, given: ReadonlyMap<string, Dataset>, load: () => Promise<Work>): Promise<LastWord> {
  const outputs: Output[] = [];
  let failure: ErrorData | undefined;
  for (const [name, dataset] of result.outputs) {
    try {
      const stored = given.has(name) || (!dataset.perRun && (await load()).catalog.get(name) !== undefined);
      outputs.push(stored ? { name, stored } : { name, stored, bytes: toBytes(name, await dataset.load()) });
    } catch (error) {
      failure ??= toErrorData(error);
    }
  }
  const report = reportOf(result);
  return {
    type: 'ended',
    report: failure && report.status === 'succeeded' ? { ...report, status: 'failed', error: failure } : report,
    outputs,
  };
}
