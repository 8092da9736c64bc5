import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { RunResult } from '@leat/core';
import { expect, onTestFinished, test } from 'vitest';
import { request, start } from './fixtures/start.ts';

setFlagsFromString('--expose-gc'); // for the threads that start from here on
const collectGarbage: () => void = runInNewContext('gc');
const megabyte = 2 ** 20;

/** A runner with one thread, and the megabytes that the thread's heap holds. */
async function measured() {
  const runner = await start({ workers: 1 });
  onTestFinished(() => runner[Symbol.asyncDispose]());
  const heap = async (): Promise<number> => {
    const result = await runner.run(request('heap'));
    return (await result.outputs.get('used')!.load()) / megabyte;
  };
  await heap();
  return { runner, heap };
}

test('a thread lets go of a value after its last reader', async () => {
  const { runner, heap } = await measured();
  const before = await heap();
  const results: RunResult[] = [];
  for (let round = 0; round < 20; round++) results.push(await runner.run(request('large')));
  expect((await heap()) - before).toBeLessThan(5);
  expect(results).toHaveLength(20);
});

test('a thread keeps what it made as long as someone here can ask for it', async () => {
  const { runner, heap } = await measured();
  const before = await heap();
  const results: RunResult[] = [];
  for (let round = 0; round < 20; round++) results.push(await runner.run(request('large', { keep: ['made'] })));
  expect((await heap()) - before).toBeGreaterThan(12);
  results.length = 0;
  await expect
    .poll(
      async () => {
        collectGarbage();
        return (await heap()) - before;
      },
      { timeout: 10_000, interval: 100 },
    )
    .toBeLessThan(5);
});

test('a thread that runs out of memory fails its node, and is replaced', async () => {
  setFlagsFromString('--max-old-space-size=64');
  await using runner = await start({ workers: 1 });
  const result = await runner.run(request('fillHeap'));
  expect(result).toMatchObject({
    status: 'failed',
    error: { code: 'WORKER_OUT_OF_MEMORY', message: expect.stringContaining('ran out of memory while node "fillHeap" was running in it') },
  });
  expect((await runner.run(request('where'))).status).toBe('succeeded');
});
