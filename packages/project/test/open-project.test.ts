import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findProject } from '../src/index.ts';
import { type Files, projectFolder } from './project-folder.ts';
import { inProcess } from './project-process.ts';

const pipelineOf = (node: string, input: string, output: string): string => `
import { node, pipeline } from '@leat/core';
globalThis.imported = [...(globalThis.imported ?? []), '${node}'];
const copy = (value: number): number => value;
export default pipeline([node(copy, { name: '${node}', inputs: '${input}', outputs: '${output}' })]);
`;

const files: Files = {
  'leat.config.ts': `
import { defineConfig } from './define.js';
globalThis.imported = ['config'];
export default defineConfig({
  pipelines: {
    first: () => import('./src/first.ts'),
    second: () => import('./src/second'),
    both: ['first', 'second'],
    round: ['both', 'trip'],
    trip: ['round'],
    broken: () => import('./src/broken.ts'),
    wrong: () => ({ default: 3 }),
    typo: ['frist'],
  },
});
`,
  'define.ts': 'export const defineConfig = <T>(config: T): T => config;\n',
  'src/first.ts': pipelineOf('first', 'a', 'b'),
  'src/second.ts': pipelineOf('second', 'b', 'c'),
  'src/broken.ts': "throw new Error('the database is down');\n",
  'src/runners/notify.ts': `
import { defineRunner } from '@leat/core';
import { words } from './words.js';
globalThis.imported = ['runner'];
const create = (_: object, inner: { runner: { run(request: unknown): unknown } }) => ({ run: (request: unknown) => inner.runner.run(request) });
export default defineRunner({ apiVersion: 1, kind: 'wrapper', create } as never);
void words;
`,
  'src/runners/words.ts': 'export const words: string[] = [];\n',
  'conf/base/runners.yml':
    'notify: { type: ./src/runners/notify.ts, runner: sequential }\napi: { type: service, token: "${secret:TOKEN}", runner: sequential }\n',
  'conf/base/parameters.yml': 'a: 1\n',
};

test('opening, planning and building import nothing of the user but the runners named by a file', async () => {
  const [before, line, name, after] = await inProcess(
    projectFolder(files),
    `const project = await openProject({ root });
     said(globalThis.imported);
     const { plan, line } = await project.runner({ runner: 'notify' });
     said(line);
     said((await project.build(plan)).name);
     said(globalThis.imported);`,
  );
  expect({ before, line, name, after }).toEqual({
    before: null,
    line: 'notify(sequential)',
    name: 'notify(sequential)',
    after: ['runner'],
  });
});

test('loading imports the configuration, and a pipeline when it is first asked for', async () => {
  const said = await inProcess(
    projectFolder(files),
    `const project = await openProject({ root });
     const work = await project.load();
     said((await project.load()) === work);
     said(globalThis.imported);
     said((await work.pipeline('first')).nodes.map(({ name }) => name));
     said(globalThis.imported);
     said((await work.pipeline('both')).nodes.map(({ name }) => name));
     said(globalThis.imported);
     said((await work.pipeline('both')) === (await work.pipeline('both')));
     said(await project.pipelineNames());`,
  );
  expect(said).toEqual([
    true,
    ['config'],
    ['first'],
    ['config', 'first'],
    ['first', 'second'],
    ['config', 'first', 'second'],
    true,
    ['first', 'second', 'both', 'round', 'trip', 'broken', 'wrong', 'typo'],
  ]);
});

test('says what is wrong with a pipeline', async () => {
  const said = await inProcess(
    projectFolder(files),
    `const work = await (await openProject({ root })).load();
     for (const name of ['secnod', 'round', 'broken', 'wrong', 'typo']) said(await messageOf(work.pipeline(name)));`,
  );
  expect(said).toEqual([
    'UNKNOWN_PIPELINE: unknown pipeline "secnod". Did you mean "second"?',
    'PIPELINE_CYCLE: pipelines go round: round → trip → round',
    'IMPORT_FAILED: src/broken.ts:1:7  it could not be imported: the database is down',
    'NOT_A_PIPELINE: pipeline "wrong" of leat.config is no pipeline: write "export default pipeline([ … ])" in the file it imports',
    'UNKNOWN_PIPELINE: unknown pipeline "frist" in "typo". Did you mean "first"?',
  ]);
});

test.each<readonly [title: string, pipelines: string, nodes: readonly string[]]>([
  ['the entry of that name', "{ first: () => import('./src/first.ts'), default: () => import('./src/second.ts') }", ['second']],
  [
    'without one, the sum of all',
    "{ first: () => import('./src/first.ts'), second: () => import('./src/second.ts'), again: ['first'] }",
    ['first', 'second'],
  ],
])('the pipeline "default" is %s', async (_, pipelines, nodes) => {
  const root = projectFolder({ ...files, 'leat.config.ts': `export default { pipelines: ${pipelines} };\n` });
  const said = await inProcess(
    root,
    "const work = await (await openProject({ root })).load(); said((await work.pipeline('default')).nodes.map(({ name }) => name));",
  );
  expect(said).toEqual([nodes]);
});

test('another thread opens the same work and builds the same runners from the source', async () => {
  const said = await inProcess(
    projectFolder({
      ...files,
      'thread.mjs': `
import { parentPort, workerData } from 'node:worker_threads';
import { openSource } from '@leat/core';
const opened = await openSource(workerData.source);
const work = await opened.load();
const runner = await opened.runner(workerData.plan);
parentPort.postMessage({ name: runner.name, nodes: (await work.pipeline('both')).nodes.map(({ name }) => name) });
`,
    }),
    `import { Worker } from 'node:worker_threads';
     const project = await openProject({ root, params: { b: 2 }, module: ${JSON.stringify(join(import.meta.dirname, '../dist/index.js'))} });
     const { plan } = await project.runner({ runner: 'api' });
     const worker = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: { source: project.source, plan } });
     said(await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject)));
     const { root: at, module, ...source } = project.source;
     said(source);
     said(at === root);`,
  );
  expect(said[0]).toEqual({ name: 'service(sequential)', nodes: ['first', 'second'] });
  expect(said[1]).toMatchObject({ export: 'openSource', arguments: { env: 'local', params: { b: 2 } } });
  expect(said[2]).toBe(true);
});

test('refuses a source that is not its own', async () => {
  expect(await inProcess(projectFolder(files), 'said(await messageOf(openSource({ env: 3 }, root)))')).toEqual([
    'BAD_SOURCE: a source of @leat/project has the arguments that Project.source gives',
  ]);
});

test.each<readonly [title: string, files: Files, message: string]>([
  [
    'a type imported as a value',
    {
      'src/first.ts': "import { node } from '@leat/core';\nimport { Row } from './rows.ts';\nexport default node as unknown as Row;\n",
      'src/rows.ts': 'export type Row = { a: number };\n',
    },
    'TYPESCRIPT: src/first.ts:2:10  there is no "Row" to import when this runs. If it is a type, import it by "import type { Row }": Node takes the types out of a file and nothing else',
  ],
  [
    'an enum',
    { 'src/first.ts': '\nexport enum Colour { red }\n' },
    'TYPESCRIPT: src/first.ts:2:8  TypeScript enum cannot be used: Node takes the types out of a file and does not compile it. Set "erasableSyntaxOnly" in tsconfig.json to see this in the editor',
  ],
  [
    'a parameter property, by way of another file',
    { 'src/first.ts': "import './model.ts';\n", 'src/model.ts': 'export class Model { constructor(readonly a: number) {} }\n' },
    'TYPESCRIPT: src/model.ts:1:43  TypeScript parameter property cannot be used: Node takes the types out of a file and does not compile it. Set "erasableSyntaxOnly" in tsconfig.json to see this in the editor',
  ],
  [
    'a decorator',
    { 'src/first.ts': 'const on = (x: unknown) => x;\n@on\nexport class Model {}\n' },
    'TYPESCRIPT: leat.config.ts  it, or a file it imports, cannot be read. If there is a decorator (@name), write a function call instead: Node does not compile decorators',
  ],
  ['a syntax error', { 'src/first.ts': 'const a = ;\n' }, 'TYPESCRIPT: src/first.ts:1:11  this is not TypeScript: Expression expected'],
  [
    'a package in TypeScript',
    {
      'src/first.ts': "import 'typed';\n",
      'node_modules/typed/package.json': '{ "name": "typed", "type": "module", "exports": "./index.ts" }',
      'node_modules/typed/index.ts': 'export const a: number = 1;\n',
    },
    'TYPESCRIPT: leat.config.ts  a package in node_modules is written in TypeScript',
  ],
  [
    'a file that is not there',
    { 'src/first.ts': "import './nothing.ts';\n" },
    'IMPORT_FAILED: src/first.ts  it imports src/nothing.ts, which does not exist',
  ],
  [
    'a package that is not installed',
    { 'src/first.ts': "import 'lodash-es';\n" },
    'IMPORT_FAILED: src/first.ts  it imports the package "lodash-es", which is not installed: install it (npm install lodash-es)',
  ],
  [
    'a path of tsconfig',
    { 'src/first.ts': "import '@/rows.ts';\n" },
    'IMPORT_FAILED: src/first.ts  it imports the package "@/rows.ts", which is not installed: paths of tsconfig.json are not read by Node; use "imports" in package.json (#name)',
  ],
  [
    'a config without pipelines',
    { 'leat.config.ts': 'export default { pipeline: 1 };\n' },
    'BAD_CONFIG: leat.config.ts  its default export says which pipelines there are: write "export default defineConfig({ pipelines: { … } })"',
  ],
  [
    'a config that throws',
    { 'leat.config.ts': "throw new Error('no licence');\n" },
    'IMPORT_FAILED: leat.config.ts:1:7  it could not be imported: no licence',
  ],
])('turns %s into a sentence', async (_, changed, message) => {
  const [said] = await inProcess(
    projectFolder({ ...files, ...changed }),
    "said(await messageOf(openProject({ root }).then((project) => project.load()).then((work) => work.pipeline('first'))))",
  );
  expect(said).toContain(message);
});

test('finds the project upward, and says so when there is none', () => {
  const root = projectFolder({ ...files, 'src/deep/er/x.ts': '' });
  expect(findProject(join(root, 'src/deep/er'))).toBe(root);
  expect(findProject(root)).toBe(root);
  expect(() => findProject('/')).toThrow(expect.objectContaining({ code: 'NO_PROJECT' }));
});
