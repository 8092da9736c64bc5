import { LeatError } from '@leat/core';

/** Why a thread ended that nobody ended, said of the node that was running in it. What it left behind may come from an earlier one. */
export function exitError(node: string | undefined, code: number, thrown: unknown): LeatError {
  const when = node === undefined ? 'while it loaded the work' : `while node "${node}" was running in it`;
  if ((thrown as { code?: unknown } | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new LeatError(
      'WORKER_OUT_OF_MEMORY',
      `a thread ran out of memory ${when}: use less, allow more with NODE_OPTIONS=--max-old-space-size=<megabytes>, or use fewer workers`,
      { cause: thrown },
    );
  }
  if (thrown === undefined) {
    return new LeatError(
      'WORKER_EXITED',
      `a thread exited with code ${code} ${when}: a node returns or throws, and never calls process.exit`,
    );
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new LeatError('WORKER_EXITED', `a thread died ${when} of an error that nothing caught: ${message}`, { cause: thrown });
}
