import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { memoryDataset, type RunEvent } from '@leat/core';
import { expect, test } from 'vitest';
import { request, start } from './fixtures/start.ts';

const threads = (): number => readdirSync('/proc/self/task').length;

test.runIf(process.platform === 'linux')('leaves no thread and no listener after a hundred runs', async () => {
  const before = threads();
  const { signal } = new AbortController();
  const runner = await start({ workers: 2 });
  for (let round = 0; round < 100; round++) {
    const pipeline = ['chain', 'throwText', 'report', 'chunks'][round % 4]!;
    const data = new Map([['rows', memoryDataset([round])]]);
    await runner.run(request(pipeline, { data, parameters: { model: { factor: 2 } }, signal }));
  }
  expect(threads()).toBeGreaterThan(before);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  await runner[Symbol.asyncDispose]();
  await runner[Symbol.asyncDispose]();
  await expect.poll(threads).toBeLessThanOrEqual(before);
  await expect(runner.run(request('where'))).rejects.toMatchObject({ code: 'RUNNER_DISPOSED' });
});

test('ends what runs when it is disposed of', async () => {
  const runner = await start({ workers: 1 });
  const dispose = (event: RunEvent) => {
    if (event.type === 'node.started') setTimeout(() => runner[Symbol.asyncDispose](), 100);
  };
  const run = runner.run(request('loop', { emit: dispose }));
  expect(await run).toMatchObject({ status: 'failed', error: { code: 'RUNNER_DISPOSED' } });
});

test('keeps the process alive while a node runs, and not when its threads are idle', async () => {
  const script = join(import.meta.dirname, 'fixtures/forgets-to-dispose.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 10_000 });
  expect(stdout).toBe('succeeded\n');
});
