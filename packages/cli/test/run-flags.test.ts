import { expect, test } from 'vitest';
import { jsonLines } from './numbers.ts';
import { type Files, temporaryProject, twoNodes } from './temporary-project.ts';

const threePipelines: Files = {
  'conf/base/parameters.yml': '{}\n',
  'leat.config.ts': `
import { defineConfig } from 'leat';
import { node, pipeline } from '@leat/core';
const one = () => 1;
const made = (name: string) => pipeline([node(one, { name, outputs: name + '_made', namespace: 'space' })]);
export default defineConfig({ pipelines: { a: made('a'), b: made('b'), c: made('c') } });
`,
};

/** The names of the nodes that ran. */
const nodesOf = (output: string) =>
  jsonLines(output)
    .filter(({ type }) => type === 'node.finished')
    .map(({ node }) => node);

test.each([
  ['commas', ['--pipeline', 'a,c']],
  ['a flag given twice', ['--pipeline', 'a', '--pipeline', 'c']],
  ['the short flag', ['-p', 'a, c']],
  ["Kedro's name of it", ['--pipelines', 'a,c,']],
])('runs the sum of pipelines, given by %s', async (_, words) => {
  using project = temporaryProject(threePipelines);

  const { output, code } = await project.leat(['run', '--json', ...words]);

  expect(nodesOf(output)).toEqual(['space.a', 'space.c']);
  expect(code).toBe(0);
});

test('takes the short flags of Kedro, those of two letters too', async () => {
  using project = temporaryProject({ ...threePipelines, 'conf/prod/parameters.yml': '{}\n' });

  const { output, errors } = await project.leat(['run', '-e', 'prod', '-r', 'sequential', '-n', 'space.a', '-ns', 'space', '-p', 'a']);

  expect(output).toMatch(/^▸ sequential .+ env prod$/m);
  expect(output).toContain('succeeded  1 node');
  expect(errors).toBe('');
});

test('reads the configuration from the folder that --conf-source names', async () => {
  using project = temporaryProject({ ...twoNodes, 'other/base/parameters.yml': 'start: 5\n' });

  expect((await project.leat(['run', '--conf-source', 'other'])).output).toContain('{ doubled: 10, start: 5 }');
});

test('adds up parameters that are given one by one, with commas in brackets and quotes', async () => {
  using project = temporaryProject({
    ...twoNodes,
    'src/numbers.ts': `import { node, pipeline } from '@leat/core';
export default pipeline([node((all: any) => ({ ...all }), { name: 'all', inputs: ['parameters'], outputs: 'seen' })]);
`,
  });

  const { output } = await project.leat(['run', '--params', 'list=[1,2],text="a,b"', '--params', 'deep.er=2']);

  expect(output).toContain("{ start: 21, list: [ 1, 2 ], text: 'a,b', deep: { er: 2 } }");
});

const versioned: Files = {
  ...twoNodes,
  'conf/base/catalog.yml': 'rows: { type: json, path: data/rows.json, versioned: true }\n',
  'data/rows.json/2024-01-01T00.00.00/rows.json': '[1]\n',
  'data/rows.json/2025-01-01T00.00.00/rows.json': '[2]\n',
  'src/numbers.ts': `import { node, pipeline } from '@leat/core';
export default pipeline([node((rows: number[]) => rows[0], { name: 'first', inputs: ['rows'], outputs: 'found' })]);
`,
};

test.each([
  ['rows', '--load-versions: "rows" is not of the form dataset:version'],
  ['rows:..', '--load-versions: ".." cannot be a version of "rows"'],
])('refuses --load-versions %s', async (word, message) => {
  using project = temporaryProject(twoNodes);

  const { errors, code } = await project.leat(['run', '--load-versions', word]);

  expect(errors).toContain(message);
  expect(code).toBe(2);
});

test('loads the newest version, or the one that --load-versions names', async () => {
  using project = temporaryProject(versioned);

  expect((await project.leat(['run'])).output).toMatch(/found +2\n/);
  for (const flag of ['--load-versions', '-lv'])
    expect((await project.leat(['run', flag, 'rows:2024-01-01T00.00.00'])).output).toMatch(/found +1\n/);
});

test('prints only what goes wrong with --quiet, and only the result with --quiet --json', async () => {
  using project = temporaryProject();

  expect(await project.leat(['run', '--quiet'])).toMatchObject({ output: '', errors: '', code: 0 });
  const { output } = await project.leat(['run', '--quiet', '--json']);
  expect(jsonLines(output)).toMatchObject([{ type: 'result', status: 'succeeded' }]);
});

const file = `
pipelines: [a, b]
tags: []
namespaces: space
params:
  start: 4
quiet: false
json: true
`;

test('takes flags from the file that --config names: lists as lists, parameters as a mapping', async () => {
  using project = temporaryProject({ ...threePipelines, 'run.yml': file });

  const { output, errors } = await project.leat(['run', '--config', 'run.yml']);

  expect(errors).toBe('');
  expect(nodesOf(output)).toEqual(['space.a', 'space.b']);
});

test('lets the command line win over the file, flag by flag', async () => {
  using project = temporaryProject({ ...twoNodes, 'run.json': '{ "params": { "start": 4 }, "toNodes": ["double"], "verbose": true }' });

  const both = await project.leat(['run', '-c', 'run.json', '--params', 'start=5', '--quiet', '--json']);
  const alone = await project.leat(['run', '-c', 'run.json']);

  expect(jsonLines(both.output)).toHaveLength(1);
  expect(alone.output).toMatch(/doubled +8\n/);
});

test('takes options of runners and versions from the file, nested or by path', async () => {
  using project = temporaryProject({
    ...versioned,
    'conf/base/runners.yml': 'default: again\nagain: { type: retry, runner: sequential }\n',
    'run.yml': 'runnerSet: { again: { attempts: 4 }, again.delay: 5 }\nloadVersions: { rows: 2024-01-01T00.00.00 }\ndryRun: false\n',
  });

  const { output, errors } = await project.leat(['run', '--config', 'run.yml']);

  expect(errors).toBe('');
  expect(output).toMatch(/found +1\n/);
});

test.each([
  ['an unknown flag', 'tag: [x]', 'run.yml:1:1  there is no flag "tag". Did you mean "tags"?'],
  ["Kedro's top level", 'run:\n  tags: [x]', 'run.yml:1:1  there is no flag "run": the flags stand at the top, with no "run" around them'],
  ['a mapping for names', 'env: local\nnodes: { a: 1 }', 'run.yml:2:1  "nodes" takes a list of names, and this is a mapping'],
  ['a list for parameters', 'params: [1]', 'run.yml:1:1  "params" takes a mapping, and this is a list'],
  ['a text for a switch', 'quiet: maybe', 'run.yml:1:1  "quiet" takes true or false, and this is "maybe"'],
  [
    'no YAML',
    'a: [',
    'run.yml:2:1  it cannot be read as YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
])('says where the file is wrong: %s', async (_, text, sentence) => {
  using project = temporaryProject({ ...twoNodes, 'run.yml': `${text}\n` });

  expect(await project.leat(['run', '--config', 'run.yml'])).toMatchObject({ errors: `✗ ${sentence}\n`, code: 2 });
});
