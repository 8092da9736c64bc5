import { setTimeout as sleep } from 'node:timers/promises';
import { type JsonObject, memoryDataset, type Runner, type RunResult } from '@leat/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { request, start } from './fixtures/start.ts';

let runner: Runner;
beforeAll(async () => {
  runner = await start({ workers: 1 });
});
afterAll(() => runner[Symbol.asyncDispose]());

/** The thread, or the one that replaced it, goes on. */
async function stillWorks(one = runner): Promise<void> {
  const result = await one.run(request('chain', { data: new Map([['rows', memoryDataset([2])]]), parameters: { model: { factor: 3 } } }));
  expect(await result.outputs.get('sum')!.load()).toBe(6);
}

const errorOf = (result: RunResult) => (result.status === 'succeeded' ? undefined : result.error);

test.each([
  [
    'exit',
    'WORKER_EXITED',
    'a thread exited with code 7 while node "exit" was running in it: a node returns or throws, and never calls process.exit',
  ],
  ['throwText', undefined, '"a string" was thrown, which is not an Error'],
  ['throwNothing', undefined, 'undefined was thrown, which is not an Error'],
  [
    'makeFunction',
    'NOT_CLONEABLE',
    'node "makeFunction" made "out", which cannot leave its thread as it is: it holds the function "change" at .on.change.',
  ],
  [
    'makeInstance',
    'NOT_CLONEABLE',
    'node "makeInstance" made "out", which cannot leave its thread as it is: it holds an instance of Model at .best[0].',
  ],
  ['makeBuffer', 'NOT_CLONEABLE', 'it holds an instance of Buffer.'],
  ['makeProxy', 'NOT_CLONEABLE', 'node "makeProxy" made "out", which cannot leave its thread as it is: #<Object> could not be cloned.'],
  ['rejectLater', 'WORKER_EXITED', 'a thread died while node "rejectLater" was running in it of an error that nothing caught: floating'],
])('a node with the trouble %s fails alone, by name, and the next run works', async (pipeline, code, message) => {
  const result = await runner.run(request(pipeline));
  expect(result.status).toBe('failed');
  expect(errorOf(result)).toMatchObject({ message: expect.stringContaining(message), ...(code && { code }) });
  expect(result.nodes).toMatchObject([{ node: pipeline, status: 'failed' }]);
  await stillWorks();
});

test('an error keeps its class name, code, stack line and causes', async () => {
  const result = await runner.run(request('throwCauses'));
  expect(errorOf(result)).toMatchObject({
    name: 'PriceError',
    code: 'E_PRICE',
    message: 'too dear',
    stack: expect.stringMatching(/failWithCauses.*work\.ts:\d+:9/),
    cause: { name: 'TypeError', message: 'not a price', cause: { name: 'Error', message: 'no shop' } },
  });
});

test.each([
  ['an endless loop', 'loop'],
  ['a promise that never settles', 'never'],
])('ends %s within a second of the abort', async (_, pipeline) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new Error('enough')), 200);
  const began = performance.now();
  const result = await runner.run(request(pipeline, { signal: controller.signal }));
  expect(performance.now() - began).toBeLessThan(1200);
  expect(result).toMatchObject({ status: 'cancelled', error: { code: 'RUN_CANCELLED', cause: { message: 'enough' } } });
  expect(result.nodes).toMatchObject([{ status: 'cancelled', error: { message: 'enough' } }]);
  await stillWorks();
});

test('gives a node that watches its signal the time to stop, and keeps its thread', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new RangeError('enough')), 50);
  const result = await runner.run(request('watch', { signal: controller.signal }));
  expect(result.nodes).toMatchObject([{ status: 'cancelled', error: { name: 'RangeError', message: 'enough' } }]);
});

test('ends a node at its timeout, and runs the next in another thread', async () => {
  const impatient: JsonObject = { workers: 1, timeout: 1000, retry: 2 };
  await using other = await start(impatient);
  const result = await other.run(request('loop'));
  expect(result.nodes).toMatchObject([{ status: 'failed', attempts: 2, error: { code: 'NODE_TIMEOUT' } }]);
  await stillWorks(other);
});

test('a node that only the main thread has is refused as stale', async () => {
  const result = await runner.run(request('secretly-main'));
  expect(errorOf(result)).toMatchObject({
    code: 'SOURCE_STALE',
    message: expect.stringContaining('node "only-here" is not in pipeline "secretly-main"'),
  });
  await stillWorks();
});

test('a given value that cannot enter a thread fails its reader, by name', async () => {
  const data = new Map([['rows', memoryDataset({ found: [() => 1] })]]);
  const result = await runner.run(request('spoil', { data }));
  expect(errorOf(result)).toMatchObject({
    code: 'NOT_CLONEABLE',
    message:
      '"rows" holds a function at .found[0], which cannot be copied into the thread of node "spoil": give plain data, or a dataset that the thread can load itself',
  });
  await stillWorks();
});

test('a thread that ends while an input is loaded here fails the node that waits for it', async () => {
  await runner.run(request('leaveBomb'));
  const slow = { load: () => sleep(400, [1]), save() {} };
  const result = await runner.run(request('spoil', { data: new Map([['rows', slow]]) }));
  expect(errorOf(result)).toMatchObject({
    code: 'WORKER_EXITED',
    message: expect.stringContaining('a thread exited with code 9 while node "spoil"'),
  });
  await stillWorks();
});

test('a given dataset that cannot be loaded fails its reader in the words of every runner', async () => {
  const broken = {
    load: () => {
      throw new Error('disk on fire');
    },
    save() {},
  };
  const result = await runner.run(request('spoil', { data: new Map([['rows', broken]]) }));
  expect(errorOf(result)).toMatchObject({ code: 'LOAD_FAILED', message: 'dataset "rows" cannot be loaded: disk on fire' });
});
