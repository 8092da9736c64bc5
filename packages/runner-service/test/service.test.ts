import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dataset, memoryDataset, node, pipeline } from '@leat/core';
import { expect, test } from 'vitest';
import { start } from './fixtures/services.ts';

let trained = 0;
const train = (rows: readonly number[], factor: number) => {
  trained++;
  return { weight: rows.length * factor };
};
const predict = (model: { weight: number }, x: number) => model.weight * x;
const training = pipeline([node(train, { inputs: ['rows', 'params:factor'], outputs: 'model' })]);
const inference = pipeline([node(predict, { inputs: ['model', 'x'], outputs: 'prediction' })]);
const echo = pipeline([node((value: unknown) => value, { name: 'echo', inputs: ['value'], outputs: 'echoed' })]);
const pipelines = { training, inference, echo };
const rows: [string, Dataset] = ['rows', memoryDataset([1, 2, 3])];
const request = { parameters: { factor: 10 }, data: new Map([rows]) };

test('runs first once, then answers every request with what it made', async () => {
  trained = 0;
  const service = await start({ pipelines, options: { first: 'training', serve: ['inference', 'echo'] }, request });
  expect(service.events).toContainEqual(
    expect.objectContaining({ name: 'service/listening', data: { url: service.url, pipelines: ['inference', 'echo'] } }),
  );
  expect(await service.invoke('inference', { x: 2 })).toMatchObject({
    status: 200,
    body: { runId: 'r1/request-1', outputs: { prediction: 60 } },
  });
  expect((await service.invoke('inference', { x: 3 })).body).toEqual({ runId: 'r1/request-2', outputs: { prediction: 90 } });
  expect(trained).toBe(1);
  const result = await service.stop();
  expect(result).toMatchObject({ runId: 'r1', status: 'succeeded', children: [{ runId: 'r1/first', status: 'succeeded' }] });
  expect(result.children).toHaveLength(1);
  expect(result.outputs.size).toBe(0);
});

test('five hundred requests at once each get their own answer', async () => {
  const wait = async (x: number) => {
    await sleep((x * 7) % 5);
    return { x, twice: x * 2 };
  };
  const join = (one: { twice: number }, x: number) => `${x}:${one.twice}`;
  const slow = pipeline([node(wait, { inputs: ['x'], outputs: 'waited' }), node(join, { inputs: ['waited', 'x'], outputs: 'joined' })]);
  const service = await start({ pipelines: { slow }, options: { serve: ['slow'] } });
  const answers = await Promise.all(Array.from({ length: 500 }, (_, x) => service.invoke('slow', { x })));
  expect(answers.map(({ status, body }) => [status, (body.outputs as { joined: string }).joined])).toEqual(
    Array.from({ length: 500 }, (_, x) => [200, `${x}:${x * 2}`]),
  );
  expect(new Set(answers.map(({ body }) => body.runId)).size).toBe(500);
});

test('loads what is in the catalog once, before it listens, and gives the same object to every request', async () => {
  let loads = 0;
  const stored: Dataset = {
    async load() {
      loads++;
      return { weight: 2 };
    },
    save() {},
  };
  const seen = new Set<unknown>();
  const look = (model: { weight: number }, x: number) => {
    seen.add(model);
    return model.weight * x;
  };
  const looking = pipeline([node(look, { inputs: ['model', 'x'], outputs: 'prediction' })]);
  const service = await start({ pipelines: { looking }, options: { serve: ['looking'] }, catalog: new Map([['model', stored]]) });
  expect(loads).toBe(1);
  for (const x of [1, 2, 3]) expect((await service.invoke('looking', { x })).body.outputs).toEqual({ prediction: x * 2 });
  expect([loads, seen.size]).toEqual([1, 1]);
  expect((await service.invoke('looking', { x: 1, model: { weight: 5 } })).body.outputs).toEqual({ prediction: 5 });
});

test('what the catalog declares and does not have yet is for the request to give', async () => {
  const absent: Dataset = { load: () => Promise.reject(new Error('no file')), save() {}, exists: () => false };
  const service = await start({ pipelines, options: { serve: ['echo'] }, catalog: new Map([['value', absent]]) });
  expect((await service.invoke('echo', {})).body).toMatchObject({ status: 400, missing: ['value'] });
  expect((await service.invoke('echo', { value: 7 })).body.outputs).toEqual({ echoed: 7 });
});

test('gives the events of requests to nobody', async () => {
  const service = await start({ pipelines, options: { serve: ['echo'] } });
  await service.invoke('echo', { value: 1 });
  await service.stop();
  expect(service.events.map(({ type }) => type)).toEqual(['run.started', 'note', 'run.finished']);
});

test.each<[string, () => unknown, string]>([
  ['NaN', () => ({ prices: [1, Number.NaN] }), 'output "made" is not JSON: there is NaN at ".prices[1]"'],
  ['a Date', () => [{ at: new Date(0) }], 'output "made" is not JSON: there is a Date at "[0].at"'],
  ['a Map', () => new Map(), 'output "made" is not JSON: there is a Map'],
  ['typed numbers', () => ({ a: new Float64Array(2) }), 'output "made" is not JSON: there is a Float64Array at ".a"'],
  ['a bigint', () => 1n, 'output "made" is not JSON: there is a bigint'],
  ['a hole', () => [undefined], 'output "made" is not JSON: there is undefined at "[0]"'],
])('answers 500 and says which output has %s', async (_, make, detail) => {
  const made = pipeline([node(make, { name: 'make', outputs: 'made' })]);
  const service = await start({ pipelines: { made }, options: { serve: ['made'] } });
  expect(await service.invoke('made', {})).toMatchObject({
    status: 500,
    body: { status: 500, detail, output: 'made', runId: 'r1/request-1' },
  });
});

test('leaves out a property that is undefined', async () => {
  const made = pipeline([node(() => ({ a: undefined, b: 1 }), { name: 'make', outputs: 'made' })]);
  const service = await start({ pipelines: { made }, options: { serve: ['made'] } });
  expect(await service.invoke('made', {})).toMatchObject({ status: 200, body: { outputs: { made: { b: 1 } } } });
});

test('a circle is no JSON', async () => {
  const circle = () => {
    const one: { self?: unknown } = {};
    one.self = one;
    return one;
  };
  const made = pipeline([node(circle, { outputs: 'made' })]);
  const service = await start({ pipelines: { made }, options: { serve: ['made'] } });
  expect((await service.invoke('made', {})).body.detail).toMatch(/^output "made" is not JSON: there is more than 500 levels, or a circle/);
});

test('a node that fails is a problem without a word of its error, and a line in the log with it', async () => {
  const explode = () => {
    throw new TypeError('canary at /home/me/secret.ts');
  };
  const service = await start({ pipelines: { broken: pipeline([node(explode, { outputs: 'x' })]) }, options: { serve: ['broken'] } });
  const { status, body, headers } = await service.invoke('broken', {});
  expect(status).toBe(500);
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toEqual({
    title: 'Internal Server Error',
    status: 500,
    detail: 'node "explode" failed; the log of the service says why',
    runId: 'r1/request-1',
    node: 'explode',
  });
  expect(service.events).toContainEqual(
    expect.objectContaining({
      type: 'log',
      runId: 'r1',
      text: 'service: r1/request-1 of pipeline "broken": TypeError: canary at /home/me/secret.ts',
    }),
  );
});

test('a node that changes what all requests share fails, and the next request finds it as it was', async () => {
  const spoil = (model: { weight: number }) => {
    model.weight = 0;
    return model;
  };
  const spoiling = pipeline([node(spoil, { inputs: ['model'], outputs: 'spoilt' })]);
  const all = { training, inference, spoiling };
  const service = await start({ pipelines: all, options: { first: 'training', serve: ['inference', 'spoiling'] }, request });
  expect((await service.invoke('spoiling', {})).status).toBe(500);
  expect((await service.invoke('inference', { x: 1 })).body.outputs).toEqual({ prediction: 30 });
});

test('a client that leaves aborts its own run and no other', async () => {
  const signals = new Map<string, AbortSignal>();
  const hold = async (name: string, signal: AbortSignal) => {
    signals.set(name, signal);
    await sleep(300, undefined, { signal });
    return name;
  };
  const holding = pipeline([node(hold, { inputs: ['name', 'run:signal'], outputs: 'held' })]);
  const service = await start({ pipelines: { holding }, options: { serve: ['holding'] } });
  const leaving = new AbortController();
  const gone = service.invoke('holding', { name: 'leaves' }, { signal: leaving.signal });
  const stays = service.invoke('holding', { name: 'stays' });
  while (signals.size < 2) await sleep(5);
  leaving.abort();
  await expect(gone).rejects.toThrow();
  expect((await stays).body.outputs).toEqual({ held: 'stays' });
  expect(signals.get('leaves')?.reason).toMatchObject({ code: 'CLIENT_GONE' });
  expect(signals.get('stays')?.aborted).toBe(false);
});

test('told to stop, it answers what it has been asked, closes kept connections, and takes no more', async () => {
  const slowly = async (value: unknown) => {
    await sleep(400);
    return value;
  };
  const slow = pipeline([node(slowly, { inputs: ['value'], outputs: 'slow' })]);
  const service = await start({ pipelines: { slow }, options: { serve: ['slow'] } });
  const asked = service.invoke('slow', { value: 'asked in time' });
  await sleep(50);
  const stopped = service.stop();
  const answer = await asked;
  expect(answer).toMatchObject({ status: 200, body: { outputs: { slow: 'asked in time' } } });
  expect(answer.headers.get('connection')).toBe('close');
  expect((await stopped).status).toBe('succeeded');
  await expect(service.invoke('slow', { value: 1 })).rejects.toThrow();
});

test('told to stop, it does not wait for ever: what still runs is aborted and answered 503, half a request is hung up on', async () => {
  let reason: unknown;
  const never = async (signal: AbortSignal) => {
    await sleep(60_000, undefined, { signal }).catch(() => {});
    reason = signal.reason;
    signal.throwIfAborted();
  };
  const endless = pipeline([node(never, { inputs: ['run:signal'], outputs: 'nothing' })]);
  const service = await start({ pipelines: { endless }, options: { serve: ['endless'] } });
  const headers = { 'content-type': 'application/json', 'content-length': '100' };
  const half = httpRequest(`${service.url}/v1/pipelines/endless/invoke`, { method: 'POST', headers });
  const hungUp = once(half, 'error');
  half.write('{"data":');
  const asked = service.invoke('endless', {});
  await sleep(50);
  const began = performance.now();
  const [answer, result] = await Promise.all([asked, service.stop(new Error('SIGTERM'))]);
  expect(answer).toMatchObject({ status: 503, body: { detail: 'the service is stopping' } });
  expect(result.status).toBe('succeeded');
  expect(reason).toMatchObject({ message: 'SIGTERM' });
  expect(await hungUp).toMatchObject([{ code: 'ECONNRESET' }]);
  expect(performance.now() - began).toBeLessThan(6000);
});

test('first failing is the end of it, and nothing listens', async () => {
  const explode = () => {
    throw new Error('no rows');
  };
  const broken = pipeline([node(explode, { outputs: 'model' })]);
  await expect(start({ pipelines: { broken, inference }, options: { first: 'broken', serve: ['inference'] } })).rejects.toThrow(
    'it ended without listening',
  );
});

test('aborted before it starts, nothing runs and nothing listens', async () => {
  trained = 0;
  const options = { first: 'training', serve: ['inference'] };
  const aborted = { ...request, signal: AbortSignal.abort(new Error('before')) };
  await expect(start({ pipelines, options, request: aborted })).rejects.toThrow('it ended without listening');
  expect(trained).toBe(0);
});
