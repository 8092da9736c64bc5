import { getEventListeners } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { memoryDataset } from '@leat/core';
import { expect, test } from 'vitest';
import { request, start } from './fixtures/start.ts';

/** Processes that this one started and that have not ended. */
const children = (): string[] =>
  readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean),
  );

const files = (): number => readdirSync('/proc/self/fd').length;

const listeners = (): number[] =>
  ['exit', 'SIGINT', 'SIGTERM', 'uncaughtException', 'warning'].map((event) => process.listenerCount(event));

test.runIf(process.platform === 'linux')('leaves no process, no open file and no listener after a hundred runs', async () => {
  const before = { children: children(), files: files(), listeners: listeners() };
  const { signal } = new AbortController();
  await using runner = await start();
  for (let round = 0; round < 50; round++) {
    const data = new Map([['rows', memoryDataset([round])]]);
    const pair = ['chain', 'leaveProcess', 'exit', 'print'].slice((round % 2) * 2).slice(0, 2);
    await Promise.all(pair.map((pipeline) => runner.run(request(pipeline, { data, parameters: { model: { factor: 2 } }, signal }))));
  }
  expect(children()).toEqual(before.children);
  expect(files()).toBeLessThanOrEqual(before.files + 2);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
  expect(listeners()).toEqual(before.listeners);
});

test('a runner whose disposal never ends holds up its result for five seconds, and changes nothing of it', async () => {
  const runner = await start({}, 'stuck');
  const began = performance.now();
  const result = await runner.run(request('print'));
  expect(result.status).toBe('succeeded');
  expect(performance.now() - began).toBeLessThan(8000);
});
