import { setTimeout as sleep } from 'node:timers/promises';
import type { JsonObject, RunEvent, RunReport } from '@leat/core';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Started, startLeat } from './support/leat.ts';
import { isRunning } from './support/processes.ts';
import { eventLine, type PreparedRun, prepareRun, type RunOrder } from './support/project-run.ts';
import { copyOfFixture } from './support/scratch.ts';
import { searchedEvents, servedEvents } from './support/stack-events.ts';
import { traceOf } from './support/trace.ts';

const token = 'the-token-of-this-test';
const environment = { API_TOKEN: token, VAULT_KEY: 'not-used-here' };
const onLinux = test.runIf(process.platform === 'linux');
let root: string;

beforeEach(() => {
  root = copyOfFixture('stacks');
  Object.assign(process.env, environment);
});

async function prepare(order: RunOrder): Promise<PreparedRun> {
  const run = await prepareRun(root, order);
  onTestFinished(() => run[Symbol.asyncDispose]());
  return run;
}

async function ask(url: unknown, pipeline: string, data: JsonObject, bearer = token): Promise<readonly [number, JsonObject]> {
  const answer = await fetch(`${url}/v1/pipelines/${pipeline}/invoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
    body: JSON.stringify({ data }),
  });
  return [answer.status, (await answer.json()) as JsonObject];
}

const isListening = (event: RunEvent): boolean => event.type === 'note' && event.name === 'service/listening';
const urlIn = (event: RunEvent): unknown => (event as RunEvent & { readonly data: JsonObject }).data.url;
const idsOf = ({ runId, children = [] }: RunReport): readonly string[] => [runId, ...children.flatMap(idsOf)];
const processesOf = () => new Set(traceOf(root).map(({ pid }) => pid));

/** The events and the result that `leat run --json` printed, the id of the run being `id`. */
function printed(output: string): { readonly id: string; readonly events: readonly string[]; readonly result: RunReport } {
  const lines = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { id: lines[0].runId, events: lines.slice(0, -1).map(eventLine), result: lines.at(-1) };
}

test('parameters, data, outputs, events and the abort cross preflight(retry(isolated(service(parallel))))', async () => {
  const { runner, events, start, abort, until } = await prepare({
    runner: 'served',
    pipeline: 'training',
    params: { model: { alpha: 5 } },
    data: { rows: [1, 2, 3] },
  });
  expect(runner.name).toBe('preflight(retry(isolated(service(parallel))))');
  const running = start();
  const listening = await until(isListening);
  const url = urlIn(listening);
  const id = 'r1/checked/attempt-1/isolated';
  expect(listening.runId).toBe(id);
  expect(await ask(url, 'inference', { request: { x: 2 } })).toEqual([
    200,
    { runId: `${id}/request-1`, outputs: { prediction: { x: 2, y: 2 * (1 + 2 + 3 + 5) } } },
  ]);
  expect((await ask(url, 'inference', { request: { x: 2 } }, 'another'))[0]).toBe(401);
  expect((await ask(url, 'training', {}))[0]).toBe(404);
  expect((await ask(url, 'inference', {}))[0]).toBe(400);

  const [child, ...others] = processesOf();
  expect(others).toEqual([]);
  expect(child).not.toBe(process.pid);
  const inThreads = traceOf(root).filter(({ what }) => !what.startsWith('import'));
  expect(inThreads.map(({ what }) => what)).toEqual(['prepare', 'fit', 'score', 'predict']);
  expect(inThreads.every(({ thread }) => thread > 0)).toBe(true);

  expect(isRunning(child!)).toBe(true);
  abort();
  const result = await running;
  expect(isRunning(child!)).toBe(false);
  expect(result.status).toBe('succeeded');
  expect(idsOf(result)).toEqual(['r1', 'r1/checked', 'r1/checked/attempt-1', id, `${id}/first`]);
  expect(events.map(eventLine)).toEqual(servedEvents('r1'));
  expect(JSON.parse(JSON.stringify(events))).toEqual(events);
});

test('parameters, data, outputs and events cross sweep(retry(isolated(parallel)))', async () => {
  const { runner, request, events, start } = await prepare({
    runner: 'searched',
    pipeline: 'training',
    data: { rows: [1, 2, 3] },
    keep: ['regressor'],
  });
  expect(runner.name).toBe('sweep(retry(isolated(parallel)))');
  const result = await start();
  expect(result.status).toBe('succeeded');
  expect([...result.outputs.keys()]).toEqual(['regressor']);
  expect(await result.outputs.get('regressor')?.load()).toEqual({ slope: 1 + 2 + 3 + 1 });
  expect(await request.store.read('trials')).toEqual([
    { trial: 1, parameters: { 'model.alpha': 2 }, value: 80, status: 'succeeded' },
    { trial: 2, parameters: { 'model.alpha': 1 }, value: 70, status: 'succeeded' },
    { trial: 3, parameters: { 'model.alpha': 3 }, value: 90, status: 'succeeded' },
  ]);
  expect(events.map(eventLine)).toEqual(searchedEvents('r1'));
  expect(idsOf(result)).toEqual([
    'r1',
    ...['shared', 'trial-1', 'trial-2', 'trial-3'].flatMap((step) =>
      ['', '/attempt-1', '/attempt-1/isolated'].map((rest) => `r1/${step}${rest}`),
    ),
  ]);

  const ran = traceOf(root).filter(({ what }) => !what.startsWith('import'));
  expect(ran.map(({ what }) => what)).toEqual(['prepare', 'fit', 'score', 'fit', 'score', 'fit', 'score']);
  expect(ran.every(({ pid, thread }) => pid !== process.pid && thread > 0)).toBe(true);
  const children = new Set(ran.map(({ pid }) => pid));
  expect(children.size).toBe(4);
  expect([...children].filter(isRunning)).toEqual([]);
});

onLinux('leat runs preflight(retry(isolated(service(parallel)))) with the same events, and one Ctrl-C ends it with 0', async () => {
  const words = ['run', '--json', '--runner', 'served', '--pipeline', 'training', '--params', 'model.alpha=5'];
  const service = startLeat(root, words, environment);
  const [, url] = await service.says(/"url":"(http:[^"]+)"/);
  expect(await ask(url, 'inference', { request: { x: 2 } })).toMatchObject([200, { outputs: { prediction: { y: 2 * (10 + 20 + 5) } } }]);
  expect(service.family().length).toBe(2);

  service.signal('SIGINT');
  const { code, output, errors } = await service.ended;
  const { id, events, result } = printed(output);
  expect({ code, errors, left: service.family() }).toEqual({ code: 0, errors: '', left: [] });
  expect(events).toEqual(servedEvents(id));
  expect(result).toMatchObject({ runId: id, status: 'succeeded' });
});

onLinux('leat runs sweep(retry(isolated(parallel))) with the same events, and leaves no process behind', async () => {
  const search = startLeat(root, ['run', '--json', '--runner', 'searched', '--pipeline', 'training'], environment);
  const { code, output, errors } = await search.ended;
  const { id, events, result } = printed(output);
  expect({ code, errors, left: search.family() }).toEqual({ code: 0, errors: '', left: [] });
  expect(events).toEqual(searchedEvents(id));
  expect(idsOf(result).length).toBe(13);
  expect(output).toContain('"name":"sweep/best","data":{"trial":2,"parameters":{"model.alpha":1},"value":310}');
});

test('an abort ends a node in an endless loop in a thread of another process, and tells why', async () => {
  const { events, start, abort, until } = await prepare({ runner: 'cleanly', pipeline: 'forever' });
  const running = start();
  await until(({ type }) => type === 'node.started');
  await expect.poll(() => traceOf(root).map(({ what }) => what)).toContain('spin');
  const aborted = performance.now();
  abort(new RangeError('enough'));
  const result = await running;
  expect(performance.now() - aborted).toBeLessThan(2000);
  expect(result).toMatchObject({ status: 'cancelled', error: { code: 'RUN_CANCELLED', cause: { name: 'RangeError', message: 'enough' } } });
  expect([...processesOf()].filter((pid) => pid !== process.pid && isRunning(pid))).toEqual([]);
  expect(events.map(eventLine)).toEqual([
    'r1 run.started isolated(parallel)',
    'r1/isolated run.started parallel',
    'r1/isolated run.planned spin',
    'r1/isolated node.started spin',
    'r1/isolated node.finished spin cancelled',
    'r1/isolated run.finished cancelled',
    'r1 run.finished cancelled',
  ]);
});

/** Starts a stack whose node never ends, and waits until it is in there. */
async function startForever(stack: string, ...more: readonly string[]): Promise<Started> {
  const started = startLeat(root, ['run', '--runner', stack, '--pipeline', 'forever', ...more], environment);
  await expect.poll(() => traceOf(root).map(({ what }) => what), { timeout: 20_000 }).toContain('spin');
  return started;
}

onLinux.each(['cleanly', 'fastest', 'tried'])(
  'one Ctrl-C ends a node in an endless loop under %s with 130, and nothing is left',
  async (stack) => {
    const started = await startForever(stack, '--with', 'checks,again');
    const pressed = performance.now();
    started.signal('SIGINT');
    const { code, output } = await started.ended;
    expect({ code, left: started.family() }).toEqual({ code: 130, left: [] });
    expect(performance.now() - pressed).toBeLessThan(3000);
    expect(output).toMatch(/^ {2}cancelled /m);
  },
);

onLinux.each(['cleanly', 'cleanlyInOrder'])('kill -9 of leat while a node of %s loops: within 2 s its process is gone', async (stack) => {
  const started = await startForever(stack);
  const child = started.family().find(({ pid }) => pid !== started.pid)!.pid;
  expect(traceOf(root).at(-1)).toMatchObject({ what: 'spin', pid: child, ...(stack === 'cleanlyInOrder' && { thread: 0 }) });
  await sleep(1000);
  expect(isRunning(child)).toBe(true);
  process.kill(started.pid, 'SIGKILL');
  await expect.poll(() => isRunning(child), { timeout: 2000, interval: 20 }).toBe(false);
  expect(started.family()).toEqual([]);
});

test.each(['sequential', 'parallel', 'cleanlyInOrder', 'cleanly'])(
  'a node that changes what was injected fails under %s in the same words',
  async (name) => {
    const rows = [1, 2, 3];
    const { start } = await prepare({ runner: name, pipeline: 'changing', data: { rows } });
    const { status, nodes, ...rest } = await start();
    const error = { name: 'TypeError', message: 'Cannot add property 3, object is not extensible' };
    expect({ status, nodes, ...rest }).toMatchObject({ status: 'failed', error, nodes: [{ node: 'addRow', status: 'failed', error }] });
    expect(rows).toEqual([1, 2, 3]);
  },
);
