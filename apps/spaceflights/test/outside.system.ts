import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { leat, startLeat } from './support/leat.ts';
import { copyOfFixture } from './support/scratch.ts';
import { traceOf } from './support/trace.ts';

let root: string;
beforeEach(() => {
  root = copyOfFixture('outside');
});

const imported = () => traceOf(root).map(({ what }) => what);

test.each([
  ['runner', 'list'],
  ['runner', 'describe', 'default', '--with', 'refuses,clean'],
  ['runner', 'check'],
])('leat %s %s imports nothing of the project', async (...words) => {
  const { code, errors } = await leat(root, words);
  expect({ code, errors, imported: imported() }).toEqual({ code: 0, errors: '', imported: [] });
});

test.each(['refuses', 'refuses,clean'])(
  'a check that fails under --with %s is told, and the pipeline that throws is never imported',
  async (layers) => {
    const { code, output, errors } = await leat(root, ['run', '--pipeline', 'broken', '--with', layers]);
    expect(code).toBe(3);
    expect(errors).toBe(
      '✗ check "echo the disk is full >&2; exit 4" ended with exit code 4: the disk is full. Nothing was loaded or run\n',
    );
    expect(output).toMatch(/preflight\/check {2}command: true · status: 0/);
    expect(output).toMatch(/│ the disk is full\n.*preflight\/check {2}command: echo the disk is full >&2; exit 4 · status: 4/);
    expect(imported()).toEqual([]);
  },
);

test.each(['checks', 'checks,clean'])(
  'when checks pass under --with %s, their words come first and then the error of the import, with the line that threw',
  async (layers) => {
    const run = startLeat(root, ['run', '--pipeline', 'broken', '--with', layers]);
    const { code, output, errors } = await run.ended;
    expect(code).toBe(2);
    expect(output).toMatch(/│ all is well\n/);
    expect(errors).toContain('there is no such machine');
    expect(errors).toMatch(/src\/broken\.ts:7:9.*findMachine/);
    expect(errors).toContain('7 │   throw new RangeError(');
    expect(imported()).toEqual(['leat.config', 'broken']);
    expect(traceOf(root).every(({ pid }) => (pid === run.pid) === (layers === 'checks'))).toBe(true);
  },
);

test('the words of a check come before anything of the project is imported', async () => {
  const { output } = await leat(root, ['run', '--json', '--pipeline', 'broken', '--with', 'checks']);
  const events = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const check = events.findIndex(({ name }) => name === 'preflight/check');
  expect(events.slice(0, check).map(({ type }) => type)).toEqual(['run.started', 'log']);
  expect(events.slice(check + 1).map(({ type, status }) => status ?? type)).toEqual(['run.started', 'refused', 'refused', 'refused']);
});

test('a package that a check installs is found by the isolated process, and the parent imports nothing at all', async () => {
  const run = startLeat(root, ['run', '--pipeline', 'placed', '--with', 'installs,clean']);
  const { code, output, errors } = await run.ended;
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  expect(output).toMatch(/computed +answer +42\n/);
  expect(imported()).toEqual(['leat.config', 'placed', 'installed-later']);
  const processes = new Set(traceOf(root).map(({ pid }) => pid));
  expect(processes.size).toBe(1);
  expect(processes).not.toContain(run.pid);
});

test('a package that only the isolated process can resolve works there, and in this process it does not', async () => {
  const folder = join(root, 'src/node_modules/only-pristine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "only-pristine", "type": "module", "exports": { "pristine": "./index.js" } }');
  writeFileSync(join(folder, 'index.js'), 'export const answer = () => 42;\n');
  const run = (layers: string) => leat(root, ['run', '--pipeline', 'conditional', '--with', layers]);

  const here = await run('pristine');
  expect(here.code).toBe(2);
  expect(here.errors).toMatch(/No "exports" main defined in .*only-pristine/);
  const there = await run('pristine,clean');
  expect({ code: there.code, errors: there.errors }).toEqual({ code: 0, errors: '' });
  expect(there.output).toMatch(/computed +answer +42\n/);
});
