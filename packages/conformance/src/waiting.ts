import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something has happened during a run; the run's end without it is a failure. At most 15 seconds. */
export async function until(condition: () => boolean, what: string, running: Promise<unknown>): Promise<void> {
  const limit = performance.now() + 15_000;
  let ended = false;
  const end = () => {
    ended = true;
  };
  running.then(end, end);
  while (!condition()) {
    assert.ok(!ended, `the run ended before ${what}`);
    assert.ok(performance.now() < limit, `15 seconds went by before ${what}`);
    await sleep(5);
  }
}

/** The value of the promise, which must settle within so many milliseconds. */
export async function within<T>(limit: number, promise: Promise<T>, what: string): Promise<T> {
  const stop = new AbortController();
  const late = sleep(limit, undefined, { signal: stop.signal }).then(() => assert.fail(`${what} took longer than ${limit} ms`));
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop.abort();
  }
}
