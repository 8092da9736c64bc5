import { readFileSync } from 'node:fs';
import { type Dataset, memoryDataset, type RunRequest } from '@leat/core';
import { expect, onTestFinished, test } from 'vitest';
import { listener, newFolder, request, start } from './fixtures/start.ts';

const rowsGiven = (...rows: number[]): RunRequest['data'] => new Map([['rows', memoryDataset(rows)]]);

async function runnerFor(workers = 2) {
  const runner = await start({ workers });
  onTestFinished(() => runner[Symbol.asyncDispose]());
  return runner;
}

test('runs nodes in as many threads as there are workers, and none of them in the main thread', async () => {
  const runner = await runnerFor();
  const result = await runner.run(request('where'));
  expect(result.status).toBe('succeeded');
  const seen = await Promise.all([...result.outputs.values()].map((dataset) => dataset.load()));
  expect(seen.map(({ isMainThread }) => isMainThread)).toEqual([false, false, false, false]);
  expect(new Set(seen.map(({ threadId }) => threadId)).size).toBe(2);
});

test('carries data and parameters into the threads, and free outputs back', async () => {
  const runner = await runnerFor();
  const result = await runner.run(request('chain', { data: rowsGiven(1, 2, 3), parameters: { model: { factor: 10 } } }));
  expect([...result.outputs.keys()]).toEqual(['sum']);
  expect(await result.outputs.get('sum')!.load()).toBe(60);
});

test('loads and saves in the thread what the catalog stores', async () => {
  const runner = await runnerFor();
  const folder = newFolder();
  const result = await runner.run(request('stored', {}, folder));
  expect(await result.outputs.get('both')!.load()).toBe(true);
  expect(JSON.parse(readFileSync(`${folder}/stored.json`, 'utf8'))).toEqual({ thread: true });
});

test('loads the source once in each thread, when the first run is opened', async () => {
  const runner = await runnerFor();
  const folder = newFolder();
  const { source, load } = request('where', {}, folder);
  for (let round = 0; round < 3; round++) await runner.run(request('where', { source: { ...source! }, load }, folder));
  await runner.run(request('chain', { source: source!, load, data: rowsGiven(1), parameters: { model: { factor: 1 } } }, folder));
  const threads = readFileSync(`${folder}/seen`, 'utf8').match(/load \d+/g);
  expect(threads).toHaveLength(2);
});

test('loads a given dataset at most once for each thread, over all runs', async () => {
  const runner = await runnerFor();
  let loads = 0;
  const rows: Dataset = {
    load: () => [++loads],
    save() {},
  };
  for (let round = 0; round < 5; round++) {
    const result = await runner.run(request('many', { data: new Map([['rows', rows]]), parameters: { round } }));
    expect(await result.outputs.get('o5')!.load()).toEqual({ rows: true, parameters: { round } });
  }
  expect(loads).toBeLessThanOrEqual(2);
});

test('forgets the values that were not used for longest', async () => {
  const runner = await runnerFor(1);
  let loads = 0;
  const counted = (): Dataset => ({ load: () => [++loads], save() {} });
  const first = counted();
  const read = (rows: Dataset) => runner.run(request('many', { data: new Map([['rows', rows]]) }));
  await read(first);
  await read(first);
  expect(loads).toBe(1);
  for (let round = 0; round < 10; round++) await read(counted());
  await read(first);
  expect(loads).toBe(12);
});

test('reads what was saved, and not what an attempt made whose save failed', async () => {
  const runner = await runnerFor();
  const result = await runner.run(request('flaky', { keep: ['flaky', 'seen'] }));
  expect(result.nodes.find(({ node }) => node === 'make')).toMatchObject({ status: 'succeeded', attempts: 2 });
  expect(await result.outputs.get('seen')!.load()).toEqual(await result.outputs.get('flaky')!.load());
});

test('collects what a node yields as one value', async () => {
  const runner = await runnerFor();
  const result = await runner.run(request('chunks'));
  expect(await result.outputs.get('counted')!.load()).toEqual([1, 2, 3]);
});

test('brings progress and log lines to the run they are of', async () => {
  const runner = await runnerFor();
  const { events, emit } = listener();
  const given = request('report', { emit });
  await runner.run(given);
  const about = { runId: given.runId, node: 'report', at: expect.any(Number) };
  expect(events.filter(({ type }) => type === 'progress' || type === 'log')).toEqual([
    { type: 'progress', ...about, done: 1, total: 2, values: { loss: 0.5 } },
    { type: 'log', ...about, stream: 'stdout', text: 'half way' },
    { type: 'log', ...about, stream: 'stderr', text: 'odd' },
  ]);
  expect(events.at(-1)!.type).toBe('run.finished');
});

test.each([
  ['a given value', 'spoil', { data: rowsGiven(1, 2, 3) }, 'Cannot add property 3, object is not extensible'],
  ['a value that another node made', 'spoil-made', {}, 'Cannot add property 1, object is not extensible'],
])('fails a node that changes %s', async (_, pipeline, changes, message) => {
  const runner = await runnerFor();
  const result = await runner.run(request(pipeline, changes));
  expect(result).toMatchObject({ status: 'failed', error: { name: 'TypeError', message } });
});

test('does not mix up two hundred runs at once', async () => {
  const runner = await runnerFor();
  const sums = Array.from({ length: 200 }, async (_, index) => {
    const result = await runner.run(request('chain', { data: rowsGiven(index, 1), parameters: { model: { factor: index } } }));
    return result.outputs.get('sum')!.load();
  });
  expect(await Promise.all(sums)).toEqual(Array.from({ length: 200 }, (_, index) => (index + 1) * index));
});

test('refuses a run without a source, and says what to do', async () => {
  const runner = await runnerFor();
  const { source: _, ...without } = request('where');
  await expect(runner.run(without)).rejects.toThrow(/has no source.*start it with "leat run", or give the request a "source"/);
});

test('refuses a run whose work cannot be loaded in a thread, and loads it anew for the next', async () => {
  const runner = await runnerFor(1);
  await expect(runner.run(request('exits-at-load'))).rejects.toMatchObject({
    code: 'WORKER_EXITED',
    message: 'a thread exited with code 3 while it loaded the work: a node returns or throws, and never calls process.exit',
  });
  const missing = request('where');
  await expect(runner.run({ ...missing, source: { ...missing.source!, export: 'openWrok' } })).rejects.toMatchObject({
    code: 'SOURCE_NOT_FOUND',
  });
  expect((await runner.run(missing)).status).toBe('succeeded');
});

test('names the option that it does not know', async () => {
  await expect(start({ worker: 2 })).rejects.toThrow('unknown option "worker". Did you mean "workers"?');
  await expect(start({ workers: 0 })).rejects.toMatchObject({ code: 'RUNNER_OPTIONS' });
});
