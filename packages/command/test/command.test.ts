import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Node, RunEvent, RunRequest } from '@leat/core';
import { beforeEach, expect, test } from 'vitest';
import { command } from '../src/index.ts';
import { runIn } from './fixtures/runs.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leat-command-'));
});

async function run(one: Node, changes: Partial<RunRequest> = {}) {
  const events: RunEvent[] = [];
  const result = await runIn(folder, one, ['rows.txt', 'model.txt'], {
    parameters: { model: { alpha: 0.5 } },
    emit: (event) => events.push(event),
    ...changes,
  });
  const logs = events.flatMap((event) => (event.type === 'log' ? [`${event.stream} ${event.text}`] : []));
  return { result, logs, events };
}

const node = process.execPath;
const script = (code: string, ...words: string[]): [string, ...string[]] => [node, '-e', code, ...words];
const copyArguments = `const [, from, to, alpha] = process.argv; const { readFileSync, writeFileSync } = require('node:fs'); writeFileSync(to, readFileSync(from, 'utf8') + alpha);`;

test('gives paths and values where the arguments name them, and its output is in place afterwards', async () => {
  await writeFile(join(folder, 'rows.txt'), 'rows ');
  const words = script(copyArguments, '{rows}', '{model}', '{model.alpha}');
  const { result } = await run(command(words, { name: 'train', inputs: ['rows', 'params:model.alpha'], outputs: ['model'] }));
  expect(result.status).toBe('succeeded');
  expect(await readFile(join(folder, 'model.txt'), 'utf8')).toBe('rows 0.5');
});

test.each([
  ['variables of the environment', '({ inputs: JSON.parse(process.env.LEAT_INPUTS), outputs: JSON.parse(process.env.LEAT_OUTPUTS) })'],
  ['standard input', "JSON.parse(require('node:fs').readFileSync(0, 'utf8'))"],
])('gives the same as JSON by %s, under keys of its own', async (_, read) => {
  await writeFile(join(folder, 'rows.txt'), '');
  const code = `const given = ${read}; console.log(JSON.stringify(given.inputs)); require('node:fs').writeFileSync(given.outputs.fitted, 'x')`;
  const { result, logs } = await run(
    command(script(code), { name: 'train', inputs: { table: 'rows', model: 'params:model' }, outputs: { fitted: 'model' } }),
  );
  expect(result.status).toBe('succeeded');
  expect(logs).toEqual([`stdout ${JSON.stringify({ table: join(folder, 'rows.txt'), model: { alpha: 0.5 } })}`]);
});

test('runs in the root of the source, or in a folder of it', async () => {
  const { logs } = await run(command(script('console.log(process.cwd())'), { name: 'where', outputs: [], inputs: ['params:model'] }));
  expect(logs).toEqual([`stdout ${folder}`]);
});

test('each line is a log event of the node while it runs, and a failure says its exit code and last words', async () => {
  const code = `console.log('one'); console.error('no such column: price'); process.exit(3)`;
  const { result, events } = await run(command(script(code), { name: 'train', outputs: ['model'] }));
  expect(events.filter(({ type }) => type === 'log')).toMatchObject([
    { node: 'train', stream: 'stdout', text: 'one' },
    { node: 'train', stream: 'stderr', text: 'no such column: price' },
  ]);
  expect(result).toMatchObject({
    status: 'failed',
    error: {
      code: 'COMMAND_FAILED',
      message: expect.stringMatching(/ended with exit code 3: no such column: price$/),
      details: { code: 3 },
    },
  });
});

test('an output that was not written fails the node and names it', async () => {
  const { result } = await run(command(script(''), { name: 'train', outputs: ['model'] }));
  expect(result).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('"model"') } });
});

test('a program that is not there is said so', async () => {
  const { result } = await run(command(['no-such-program'], { name: 'train', outputs: ['model'] }));
  expect(result).toMatchObject({
    status: 'failed',
    error: { code: 'COMMAND_NOT_FOUND', message: expect.stringContaining('"no-such-program"') },
  });
});

test('an abort ends the program and what it started', async () => {
  const code = `const { spawn } = require('node:child_process'); console.log(spawn('sleep', ['60']).pid); setInterval(() => {}, 1000)`;
  const controller = new AbortController();
  const emit = (event: RunEvent) => {
    if (event.type === 'log') controller.abort(new Error('enough'));
    seen.push(event);
  };
  const seen: RunEvent[] = [];
  const { result } = await run(command(script(code), { name: 'train', outputs: ['model'] }), { signal: controller.signal, emit });
  expect(result).toMatchObject({ status: 'cancelled', error: { cause: { message: 'enough' } } });
  const log = seen.find((event) => event.type === 'log');
  await expect.poll(() => isRunning(Number(log?.type === 'log' && log.text))).toBe(false);
});

test('a placeholder that is no input and no output is refused when the node is made', () => {
  expect(() => command(['python', '{rwos}'], { name: 'train', inputs: ['rows'] })).toThrow(
    '{rwos}, which is no input and no output. Did you mean "rows"?',
  );
});

async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z ');
  return !status.includes(') Z ');
}
