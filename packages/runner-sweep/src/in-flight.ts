import { linkedSignal } from '@leat/core';

/** Runs `count` things, `size` of them at a time, and starts no more once the signal is aborted. One that rejects aborts the others, and is thrown when they have ended. */
export async function inFlight(
  count: number,
  size: number,
  parent: AbortSignal,
  run: (index: number, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  using link = linkedSignal(parent);
  let next = 0;
  const lane = async () => {
    while (next < count && !link.signal.aborted) {
      try {
        await run(next++, link.signal);
      } catch (error) {
        link.abort(error);
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(size, count) }, lane));
  for (const one of lanes) if (one.status === 'rejected') throw one.reason;
}
