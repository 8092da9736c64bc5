import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { type Calls, caller } from '../src/caller.ts';
import { startStub } from '../src/stub-server.ts';

const calls: Calls = { inFlight: 100, perSecond: 1000, tries: 6, backoff: 10, timeout: 5000 };
const reliable = { port: 0, perSecond: 1000, delay: 1, failing: 0, seed: 1 };
const letters = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `d${index}`, text: 'The card was charged.' }));
const forever = new AbortController().signal;

test('what is refused as too much is asked again after the time that the service says', async () => {
  await using stub = await startStub({ ...reliable, perSecond: 10 });
  const ask = caller(`${stub.url}/classify`, calls, forever);
  const began = performance.now();
  expect(await Promise.all(letters(20).map(ask))).toEqual(letters(20).map(() => ({ topic: 'payment' })));
  expect(performance.now() - began).toBeGreaterThanOrEqual(990);
  expect(stub.endpoints.classify!.rate.refused).toBeGreaterThanOrEqual(10);
  expect([...stub.endpoints.classify!.answered.values()]).toEqual(Array(20).fill(1));
});

test('no more calls are in flight than is allowed', async () => {
  let inFlight = 0;
  let most = 0;
  await using server = await listen((_, response) => {
    most = Math.max(most, ++inFlight);
    setTimeout(() => {
      inFlight--;
      response.end('{}');
    }, 20);
  });
  const ask = caller(server.url, { ...calls, inFlight: 4 }, forever);
  await Promise.all(letters(20).map(ask));
  expect(most).toBe(4);
});

test('a try that takes too long is given up, and another begins', async () => {
  let requests = 0;
  await using server = await listen((_, response) => {
    if (++requests > 1) response.end('{}'); // the first is never answered
  });
  await caller(server.url, { ...calls, timeout: 100 }, forever)({});
  expect(requests).toBe(2);
});

test('after the last try the call fails with what the service said', async () => {
  await using stub = await startStub({ ...reliable, failing: 1, seed: 2 });
  const ask = caller(`${stub.url}/classify`, { ...calls, tries: 3 }, forever);
  await expect(ask({ id: 'd0', text: '' })).rejects.toThrow();
  expect(stub.endpoints.classify!.asked.get('d0')).toBe(3);
});

test('what can never succeed is not tried again', async () => {
  let requests = 0;
  await using server = await listen((_, response) => {
    requests++;
    response.writeHead(404).end();
  });
  await expect(caller(server.url, calls, forever)({})).rejects.toThrow('404');
  expect(requests).toBe(1);
});

test.each([
  ['in flight', { delay: 60_000, failing: 0 }, {}],
  ['waiting for a turn', { delay: 60_000, failing: 0 }, { inFlight: 1 }],
  ['waiting to be tried again', { delay: 1, failing: 1 }, { backoff: 3_600_000, tries: 2 }],
])('the signal ends calls that are %s', async (_, behaviour, own) => {
  await using stub = await startStub({ ...reliable, ...behaviour });
  const stop = new AbortController();
  const ask = caller(`${stub.url}/classify`, { ...calls, timeout: 600_000, ...own }, stop.signal);
  const asked = Promise.allSettled(letters(5).map(ask));
  setTimeout(() => stop.abort(new Error('enough')), 200);
  const began = performance.now();
  expect((await asked).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(performance.now() - began).toBeLessThan(5000);
});

type Handler = NonNullable<Parameters<typeof createServer>[1]>;

async function listen(handler: Handler): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
