import { createRunner, defineRunner, LeatError, memoryStore, node, pipeline, type RunEvent, type RunRequest, runNode } from '@leat/core';
import { expect, test } from 'vitest';
import retry from '../src/index.ts';

const inline = defineRunner({
  apiVersion: 1,
  kind: 'executor',
  create: () => ({ concurrency: 1, open: (request, { catalog }) => ({ execute: (call) => runNode(call, request, catalog) }) }),
});

/** A request whose one node fails until its call number `succeedsAt`. */
function flaky(succeedsAt: number) {
  let calls = 0;
  const events: RunEvent[] = [];
  const controller = new AbortController();
  const one = pipeline([
    node(
      () => {
        calls++;
        if (calls < succeedsAt) throw new RangeError(`call ${calls}`);
        return calls;
      },
      { name: 'flaky', outputs: 'made' },
    ),
  ]);
  const request: RunRequest = {
    runId: 'r1',
    pipeline: 'flaky',
    parameters: {},
    data: new Map(),
    load: async () => ({ pipeline: async () => one, catalog: new Map() }),
    signal: controller.signal,
    emit: (event) => events.push(event),
    store: memoryStore('r1'),
  };
  return { request, events, controller, calls: () => calls };
}

const around = async (options: { attempts?: number; delay?: number; backoff?: number }) =>
  createRunner('retry', retry, options, { runners: { default: await createRunner('inline', inline) } });

test('runs again until it succeeds, and reports every attempt', async () => {
  const { request } = flaky(3);
  const result = await (await around({ attempts: 5 })).run(request);
  expect(result.status).toBe('succeeded');
  expect(await result.outputs.get('made')?.load()).toBe(3);
  expect(result.children?.map(({ runId, status }) => [runId, status])).toEqual([
    ['r1/attempt-1', 'failed'],
    ['r1/attempt-2', 'failed'],
    ['r1/attempt-3', 'succeeded'],
  ]);
});

test('gives up after the last attempt with its error', async () => {
  const { request, calls } = flaky(9);
  const result = await (await around({ attempts: 2 })).run(request);
  expect(result).toMatchObject({ status: 'failed', runId: 'r1', error: { name: 'RangeError', message: 'call 2' } });
  expect(calls()).toBe(2);
});

test('waits delay, then delay times backoff', async () => {
  const { request, events } = flaky(3);
  await (await around({ attempts: 3, delay: 40, backoff: 3 })).run(request);
  const at = (type: string, runId: string) => events.find((event) => event.type === type && event.runId === runId)?.at ?? Number.NaN;
  expect(at('run.started', 'r1/attempt-2') - at('run.finished', 'r1/attempt-1')).toBeGreaterThanOrEqual(38);
  expect(at('run.started', 'r1/attempt-3') - at('run.finished', 'r1/attempt-2')).toBeGreaterThanOrEqual(118);
});

test('an abort ends the wait, and is cancelled with what was tried', async () => {
  const { request, controller } = flaky(9);
  const running = (await around({ attempts: 3, delay: 60_000 })).run(request);
  setTimeout(() => controller.abort(new Error('enough')), 30);
  const result = await running;
  expect(result).toMatchObject({ status: 'cancelled', error: { code: 'RUN_CANCELLED', cause: { message: 'enough' } } });
  expect(result.children).toHaveLength(1);
});

test('does not try a refused run again', async () => {
  const { request, events } = flaky(1);
  const refused = { ...request, load: () => Promise.reject(new LeatError('UNKNOWN_PIPELINE', 'no pipeline')) };
  await expect((await around({ attempts: 3 })).run(refused)).rejects.toMatchObject({ code: 'UNKNOWN_PIPELINE' });
  expect(events.filter(({ type }) => type === 'run.started').map(({ runId }) => runId)).toEqual(['r1', 'r1/attempt-1']);
});

test('refuses a misspelt option and says which was meant', async () => {
  await expect(around({ attempt: 2 } as object)).rejects.toThrow('unknown option "attempt". Did you mean "attempts"?');
});
