import type { ErrorData, RunStatus } from '@leat/core';
import type { StopSignal } from './end-by-signal.ts';

/** What the process's exit code says. */
export const exitCodes = {
  succeeded: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  lost: 70,
  disk: 74,
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
} as const;

/** Codes that mean the same wherever in a chain of causes they stand. */
const telling: Readonly<Record<string, number>> = {
  CHECK_FAILED: exitCodes.refused,
  NO_SECRET: exitCodes.usage,
  ENOSPC: exitCodes.disk,
  EDQUOT: exitCodes.disk,
  EROFS: exitCodes.disk,
  EIO: exitCodes.disk,
};

/** How a command ended. `refused`: it could not be run. */
export interface Ending {
  readonly status: RunStatus | 'refused';
  readonly error?: ErrorData | undefined;
  readonly signal?: StopSignal | undefined;
}

/** The one place where endings become exit codes. A refusal that is no LeatError is a defect of ours or of a runner's: no result. */
export function exitCodeOf({ status, error, signal }: Ending): number {
  if (status === 'succeeded') return exitCodes.succeeded;
  if (signal) return exitCodes[signal];
  for (let cause = error; cause; cause = cause.cause) {
    const code = cause.code === undefined ? undefined : telling[cause.code];
    if (code !== undefined) return code;
  }
  if (status !== 'refused') return exitCodes.failed;
  return error?.name === 'LeatError' ? exitCodes.usage : exitCodes.lost;
}
