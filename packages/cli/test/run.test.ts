import { expect, test } from 'vitest';
import { jsonLines, withNodes } from './numbers.ts';
import { temporaryProject, twoNodes } from './temporary-project.ts';

const runId = /^\d{4}-\d\d-\d\dt\d\d\.\d\d\.\d\d-[a-z]+-[a-z]+$/;

test('says first which logic runs and from which files', async () => {
  using project = temporaryProject({
    ...twoNodes,
    'conf/base/runners.yml':
      'default: again\nagain:\n  type: retry\n  runner: one\none: { type: sequential }\nchecks: { type: preflight, checks: ["true"] }\n',
    'conf/prod/runners.yml': 'one: { concurrency: 2 }\n',
  });

  const { output, code } = await project.leat(['run', '--env', 'prod', '--with', 'checks']);

  expect(output.split('\n')[0]).toBe(
    '▸ checks(default = again = retry(sequential))  ·  conf/base/runners.yml:1, conf/prod/runners.yml:1  ·  env prod',
  );
  expect(code).toBe(0);
});

test('prints a line per node, and closes with counts, duration, run id and what was computed', async () => {
  using project = temporaryProject();

  const { output, errors, code } = await project.leat(['run']);

  expect(output).toMatch(/^ {2}✓ double {2}(< 1|\d+) ms$/m);
  expect(output).toMatch(/^ {2}✓ report {2}(< 1|\d+) ms$/m);
  const [, id] = /^ {2}succeeded {2}2 nodes · [\d.]+ m?s {3}run (.+)$/m.exec(output) ?? [];
  expect(id).toMatch(runId);
  expect(output).toContain('  computed   summary  { doubled: 42, start: 21 }\n');
  expect(errors).toBe('');
  expect(code).toBe(0);
});

test('lays --params over the files, and takes the nodes that the filters name', async () => {
  using project = temporaryProject();

  const { output } = await project.leat(['run', '--params', 'start=4', '--to-nodes', 'double', '--tags', 'arithmetic,other']);

  expect(output).toContain('computed   doubled  8\n');
  expect(output).toContain('succeeded  1 node ·');
});

test('takes options of runners from --runner-set', async () => {
  using project = temporaryProject({ ...twoNodes, 'conf/base/runners.yml': 'one: { type: sequential }\n' });

  const { output, errors } = await project.leat(['run', '--runner', 'one', '--runner-set', 'one.concurrency=0']);

  expect(errors).toContain('--runner-set one.concurrency');
  expect(output).toBe('');
});

test('shows where a dataset was saved when it tells, and tables by their size', async () => {
  using project = temporaryProject(
    withNodes(
      `const rows = Array.from({ length: 300 }, (_, id) => ({ id, name: 'n' }));
export default pipeline([
  node(() => rows, { name: 'table', outputs: 'table' }),
  node(() => 'x'.repeat(5000), { name: 'chart', outputs: 'chart' }),
  node(() => 'kept', { name: 'note', outputs: 'note' }),
]);`,
      {
        'conf/base/catalog.yml': 'note: { type: ./src/note.ts }\n',
        'src/note.ts': `import { defineDataset } from '@leat/core';
export default defineDataset({ apiVersion: 1, create: () => ({ location: 'data/note.txt', load: () => '', save: () => {} }) });
`,
      },
    ),
  );

  const { output } = await project.leat(['run']);

  expect(output).toMatch(/ {2}table {2}300 rows × 2\n/);
  expect(output).toMatch(/ {2}chart {2}text, 5\.0 kB\n/);
  expect(output).toMatch(/ {2}note {3}data\/note\.txt\n/);
});

test('tells runs inside a run by their path, the second of its kind in one line', async () => {
  using project = temporaryProject(
    withNodes(
      `let calls = 0;
const steady = () => 1;
const flaky = (one: number) => {
  calls += 1;
  if (calls < 3) throw new Error(\`attempt \${calls}\`);
  return one;
};
export default pipeline([node(steady, { outputs: 'one' }), node(flaky, { inputs: ['one'], outputs: 'two' })]);`,
      { 'conf/base/runners.yml': 'default: { type: retry, runner: sequential, attempts: 3 }\n' },
    ),
  );

  const { output, errors, code } = await project.leat(['run']);

  const told = output
    .split('\n')
    .filter((line) => /[✓✗]/.test(line))
    .map((line) => line.replace(/ +(< )?[\d.]+ m?s.*/, '').trim());
  expect(told).toEqual(['✓ attempt-1 › steady', '✗ attempt-1', '✗ attempt-2', '✓ attempt-3']);
  expect(errors).toContain('✗ attempt-1 › flaky');
  expect(errors).toContain('Error: attempt 2');
  expect(output).toMatch(/succeeded {2}2 nodes · 3 runs/);
  expect(code).toBe(0);
});

test('prints every line of standard output as JSON with --json, and what nodes print on standard error', async () => {
  using project = temporaryProject(
    withNodes(`const talk = () => {
  console.log('not JSON');
  process.stdout.write('nor this');
  return 1;
};
export default pipeline([node(talk, { outputs: 'x' })]);`),
  );

  const { output, errors, code } = await project.leat(['run', '--json']);

  const lines = jsonLines(output);
  expect(lines.map(({ type }) => type)).toEqual(['run.started', 'run.planned', 'node.started', 'node.finished', 'run.finished', 'result']);
  expect(lines.at(-1)).toMatchObject({
    type: 'result',
    status: 'succeeded',
    nodes: [{ node: 'talk', status: 'succeeded' }],
    runId: lines[0]?.runId,
  });
  expect(errors).toBe('not JSON\nnor this');
  expect(code).toBe(0);
});

test('ends --json with a result line when the run is refused', async () => {
  using project = temporaryProject();

  const { output, errors, code } = await project.leat(['run', '--json', '--pipeline', 'nubmers']);

  expect(jsonLines(output).at(-1)).toMatchObject({ type: 'result', status: 'refused', error: { code: 'UNKNOWN_PIPELINE' } });
  expect(errors).toBe('unknown pipeline "nubmers". Did you mean "numbers"?\n');
  expect(code).toBe(2);
});

test('prints stacks with --verbose only', async () => {
  using project = temporaryProject(
    withNodes(
      `export default pipeline([node(() => { throw new TypeError('bad', { cause: new RangeError('why') }); }, { name: 'a', outputs: 'x' })]);`,
    ),
  );

  const [short, long] = await Promise.all([project.leat(['run']), project.leat(['run', '--verbose'])]);

  expect(short.errors).not.toMatch(/^ +at /m);
  expect(short.errors).toContain('    caused by RangeError: why\n');
  expect(long.errors).toMatch(/^ +at .*src\/numbers\.ts:3:\d+/m);
});

test('escapes what a terminal would obey, wherever data is printed', async () => {
  using project = temporaryProject(
    withNodes(`const bell = String.fromCharCode(27) + ']0;owned' + String.fromCharCode(7) + String.fromCharCode(0x202e);
export default pipeline([
  node((log: any) => { log.info(bell); return bell; }, { name: 'good', inputs: ['run:logger'], outputs: 'x' }),
  node((x: string) => { throw new Error(x + '\\n    forged'); }, { name: 'bad', inputs: ['x'], outputs: 'y' }),
]);`),
  );

  const text = await project.leat(['run']);
  const json = await project.leat(['run', '--json']);

  for (const { output, errors } of [text, json]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they must not be there
    expect(output + errors).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
  }
  expect(text.errors).toContain('\\u001b]0;owned\\u0007\\u202e');
});

test('colours nothing but when asked or on a terminal, and nothing under NO_COLOR', async () => {
  using project = temporaryProject();

  const [plain, forced, never] = await Promise.all([
    project.leat(['run']),
    project.leat(['run'], { FORCE_COLOR: '1' }),
    project.leat(['run'], { NO_COLOR: '1' }),
  ]);

  expect(plain.output).not.toContain('\u001b[');
  expect(forced.output).toContain('\u001b[');
  expect(never.output).not.toContain('\u001b[');
});

test('imports only the pipeline that was asked for', async () => {
  using project = temporaryProject({
    ...twoNodes,
    'leat.config.ts': `import { defineConfig } from 'leat';
export default defineConfig({ pipelines: { numbers: () => import('./src/numbers.ts'), broken: () => import('./src/broken.ts') } });
`,
    'src/broken.ts': 'throw new Error("imported");\n',
  });

  expect((await project.leat(['run', '--pipeline', 'numbers'])).code).toBe(0);
  expect((await project.leat(['run'])).errors).toContain('imported');
});
