import { readFileSync } from 'node:fs';
import { type Dataset, memoryDataset, memoryStore, type RunRequest } from '@leat/core';
import { expect, test } from 'vitest';
import { listener, newFolder, request, seenIn, start } from './fixtures/start.ts';

const rowsGiven = (...rows: number[]): RunRequest['data'] => new Map([['rows', memoryDataset(rows)]]);
const factor = { model: { factor: 10 } };

test('runs its inner in another process, with data and parameters, and brings the outputs back', async () => {
  await using runner = await start();
  const result = await runner.run(request('chain', { data: rowsGiven(1, 2, 3), parameters: factor }));
  expect(result.status).toBe('succeeded');
  expect([...result.outputs.keys()]).toEqual(['sum']);
  const { sum, pid } = await result.outputs.get('sum')!.load();
  expect(sum).toBe(60);
  expect(pid).not.toBe(process.pid);
});

test('gives the run inside an id of its own, and its events in order', async () => {
  await using runner = await start();
  const { events, emit } = listener();
  const given = request('chain', { data: rowsGiven(1), parameters: factor, emit });
  const result = await runner.run(given);
  const inside = `${given.runId}/isolated`;
  expect(result).toMatchObject({ runId: given.runId, children: [{ runId: inside, status: 'succeeded', nodes: result.nodes }] });
  expect(events.map(({ type, runId }) => `${type} ${runId}`)).toEqual([
    `run.started ${given.runId}`,
    `run.started ${inside}`,
    `run.planned ${inside}`,
    ...['scale', 'total'].flatMap(() => [`node.started ${inside}`, `node.finished ${inside}`]),
    `run.finished ${inside}`,
    `run.finished ${given.runId}`,
  ]);
  expect(events[0]).toMatchObject({ runner: 'isolated(inline)' });
});

test('imports the work in the other process only', async () => {
  await using runner = await start();
  const folder = newFolder();
  const load = () => expect.fail('the work was loaded here');
  const result = await runner.run(request('chain', { data: rowsGiven(1), parameters: factor, load }, folder));
  const { pid } = await result.outputs.get('sum')!.load();
  expect(seenIn(folder)).toEqual([`load ${pid}`]);
});

test('leaves stored outputs where they are, and loads them from the catalog when someone asks', async () => {
  await using runner = await start();
  const folder = newFolder();
  const result = await runner.run(request('stored', {}, folder));
  expect([...result.outputs.keys()].sort()).toEqual(['memory', 'stored']);
  expect(seenIn(folder)).toHaveLength(1);
  expect(await result.outputs.get('stored')!.load()).toEqual(JSON.parse(readFileSync(`${folder}/stored.json`, 'utf8')));
  expect(seenIn(folder)).toEqual([expect.any(String), `load ${process.pid}`]);
  expect(await result.outputs.get('memory')!.load()).toBe(1);
});

test('loads a given dataset once, and only when it is read', async () => {
  await using runner = await start();
  let loads = 0;
  const one: Dataset = {
    load: () => ({ loads: ++loads }),
    save() {},
  };
  const unread: Dataset = { load: () => expect.fail('nobody reads this'), save() {} };
  const data = new Map([
    ['left', one],
    ['right', one],
    ['unread', unread],
  ]);
  const result = await runner.run(request('twice', { data }));
  expect(await result.outputs.get('same')!.load()).toBe(true);
  expect(loads).toBe(1);
});

test('saves into a given dataset here', async () => {
  await using runner = await start();
  const out = memoryDataset<unknown>();
  const result = await runner.run(request('makeBuffer', { data: new Map([['out', out]]) }));
  expect(String(await out.load())).toBe('bytes');
  expect(result.outputs.get('out')).toBe(out);
});

test('keeps what the runs inside write in the store of the run', async () => {
  await using runner = await start({}, 'keeper');
  const store = memoryStore('r');
  const given = request('chain', { data: rowsGiven(1), parameters: factor, store, runId: 'r' });
  expect((await runner.run(given)).status).toBe('succeeded');
  expect(Object.fromEntries(store.entries)).toEqual({
    'r/isolated/seen': ['chain'],
    'r/isolated/kept/seen': [['chain']],
    'r/isolated/bytes': ['AQI='],
  });
});

test('turns what is printed in the process into lines of the run', async () => {
  await using runner = await start();
  const { events, emit } = listener();
  const given = request('print', { emit });
  await runner.run(given);
  const lines = events.flatMap((event) => (event.type === 'log' ? [`${event.runId} ${event.stream}: ${event.text}`] : []));
  expect(lines.sort()).toEqual([`${given.runId} stderr: three`, `${given.runId} stdout: one`, `${given.runId} stdout: two`]);
});

test('loses no line that is printed, however much', async () => {
  await using runner = await start();
  let lines = 0;
  await runner.run(request('printMuch', { emit: ({ type }) => void (type === 'log' && lines++) }));
  expect(lines).toBe(50_000);
});

test('hands on a refusal as it was made', async () => {
  await using runner = await start({}, 'keeper');
  await expect(runner.run(request('refused'))).rejects.toMatchObject({
    name: 'LeatError',
    code: 'NOT_TODAY',
    message: 'come back tomorrow',
  });
  await expect(runner.run(request('unheard-of'))).rejects.toMatchObject({ code: 'UNKNOWN_PIPELINE' });
});

test('refuses a run without a source, and says what to do', async () => {
  await using runner = await start();
  const { source: _, ...without } = request('chain');
  await expect(runner.run(without)).rejects.toThrow(/has no source.*start it with "leat run", or give the request a "source"/);
});

test('starts no process for a run that was cancelled before', async () => {
  await using runner = await start();
  const folder = newFolder();
  const result = await runner.run(request('chain', { signal: AbortSignal.abort(new Error('no')) }, folder));
  expect(result).toMatchObject({ status: 'cancelled', error: { cause: { message: 'no' } } });
  expect(() => seenIn(folder)).toThrow('ENOENT');
});

test('names the option that it does not know', async () => {
  await expect(start({ grase: 1 })).rejects.toThrow('unknown option "grase". Did you mean "grace"?');
  await expect(start({ grace: -1 })).rejects.toMatchObject({ code: 'RUNNER_OPTIONS' });
});
