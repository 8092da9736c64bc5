import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRunner, defineRunner, memoryStore, node, pipeline, type RunEvent, type RunRequest, runNode } from '@leat/core';
import { expect, test } from 'vitest';
import preflight from '../src/index.ts';

const inline = defineRunner({
  apiVersion: 1,
  kind: 'executor',
  create: () => ({ concurrency: 1, open: (request, { catalog }) => ({ execute: (call) => runNode(call, request, catalog) }) }),
});

/** Does a process run? One that ended and was not collected does not. */
function runs(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function setUp(checks: string[]) {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'leat-preflight-')));
  const events: RunEvent[] = [];
  const controller = new AbortController();
  let loads = 0;
  const request: RunRequest = {
    runId: 'r1',
    pipeline: 'one',
    parameters: {},
    data: new Map(),
    source: { root, module: './none.js', export: 'none', arguments: null },
    load: async () => {
      loads++;
      return { pipeline: async () => pipeline([node(() => 1, { name: 'one', outputs: 'made' })]), catalog: new Map() };
    },
    signal: controller.signal,
    emit: (event) => events.push(event),
    store: memoryStore('r1'),
  };
  const runner = await createRunner('preflight', preflight, { checks }, { runners: { default: await createRunner('inline', inline) } });
  return { root, runner, request, events, controller, loads: () => loads };
}

test('runs the checks in order in the root of the source, then the run', async () => {
  const { root, runner, request, events } = await setUp(['pwd > where', 'echo second >> where']);
  const result = await runner.run(request);
  expect(result.status).toBe('succeeded');
  expect(await readFile(join(root, 'where'), 'utf8')).toBe(`${root}\nsecond\n`);
  const checks = events.filter((event) => event.type === 'note');
  expect(checks.map(({ name, data }) => [name, data])).toMatchObject([
    ['preflight/check', { command: 'pwd > where', status: 0 }],
    ['preflight/check', { command: 'echo second >> where', status: 0 }],
  ]);
  expect(result.children?.[0]?.runId).toBe('r1/checked');
});

test('a failed check refuses the run in its own words, and nothing is loaded', async () => {
  const { runner, request, loads, events } = await setUp(['true', 'echo the linter found 3 mistakes >&2; exit 4', 'echo never']);
  await expect(runner.run(request)).rejects.toMatchObject({
    code: 'CHECK_FAILED',
    message: expect.stringMatching(/exit code 4: the linter found 3 mistakes/),
  });
  expect(loads()).toBe(0);
  expect(events.find((event) => event.type === 'log')).toMatchObject({ stream: 'stderr', text: 'the linter found 3 mistakes' });
  expect(events.at(-1)).toMatchObject({ type: 'run.finished', status: 'refused', runId: 'r1' });
  expect(events.some((event) => event.type === 'log' && event.text === 'never')).toBe(false);
});

test('an abort ends a check and what it started, and the run is cancelled without being loaded', async () => {
  const { root, runner, request, controller, loads } = await setUp(['sleep 60 & echo $! > pid; wait']);
  const began = performance.now();
  setTimeout(() => controller.abort(new Error('enough')), 300);
  expect(await runner.run(request)).toMatchObject({ status: 'cancelled', error: { cause: { message: 'enough' } } });
  expect(performance.now() - began).toBeLessThan(5000);
  expect(loads()).toBe(0);
  const pid = Number(await readFile(join(root, 'pid'), 'utf8'));
  await expect.poll(() => runs(pid)).toBe(false);
});

test('refuses to be made without checks', async () => {
  await expect(setUp([])).rejects.toMatchObject({ code: 'RUNNER_OPTIONS' });
});
