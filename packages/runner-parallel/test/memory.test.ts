import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { request, start } from './fixtures/start.ts';

test('a thread that runs out of memory fails its node, and is replaced', async () => {
  setFlagsFromString('--max-old-space-size=64'); // for the heaps of threads that start from here on
  await using runner = await start({ workers: 1 });
  const result = await runner.run(request('fillHeap'));
  expect(result).toMatchObject({
    status: 'failed',
    error: { code: 'WORKER_OUT_OF_MEMORY', message: expect.stringContaining('ran out of memory while node "fillHeap" was running in it') },
  });
  expect((await runner.run(request('where'))).status).toBe('succeeded');
});
