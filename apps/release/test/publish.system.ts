import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ended, run, succeed } from '../src/command.ts';
import { type LocalRegistry, startRegistry } from '../src/local-registry.ts';
import { newFolder } from '../src/new-folder.ts';
import { type Manifest, publicPackages, workspace } from '../src/public-packages.ts';
import { download, publishWorkspace } from '../src/publish.ts';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const packages = await publicPackages();
let registry: LocalRegistry;

beforeAll(async () => {
  registry = await startRegistry();
  await publishWorkspace(registry);
});
afterAll(() => registry?.[Symbol.asyncDispose]());

const npm = (cwd: string, ...args: string[]): Promise<string> => succeed(cwd, 'npm', args, registry.env);
const leat = (cwd: string, ...args: string[]): Promise<Ended> => run(cwd, join(cwd, 'node_modules/.bin/leat'), args);
const readJson = async (...path: string[]): Promise<unknown> => JSON.parse(await readFile(join(...path), 'utf8'));

/** The project of the fixtures in a folder of its own, with these packages installed by npm. */
async function installedProject(...names: string[]) {
  const folder = await newFolder(join(fixtures, 'project'));
  await writeFile(join(folder.path, 'package.json'), '{ "private": true, "type": "module" }');
  await npm(folder.path, 'install', ...names);
  return folder;
}

/** Checks a file with the strictest settings, the types of what is installed included. */
async function checkTypes(cwd: string, file: string): Promise<void> {
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: false,
    target: 'es2024',
    lib: ['es2024', 'esnext.disposable', 'esnext.collection', 'esnext.iterator'],
    module: 'nodenext',
    types: ['node'],
    typeRoots: [join(workspace, 'node_modules/@types')],
  };
  await writeFile(join(cwd, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [file] }));
  await succeed(cwd, join(workspace, 'node_modules/.bin/tsc'), []);
}

test('every public package is built before this test', async () => {
  const own = (await readJson(workspace, 'apps/release/package.json')) as Manifest;
  expect(Object.keys(own.devDependencies ?? {})).toEqual(expect.arrayContaining(packages.map(({ name }) => name)));
});

test.each(packages)(
  '$name is published with its README, its licence and its types, and nothing that is not for users',
  async ({ name, version }) => {
    await using folder = await newFolder();
    const published = await download(registry, name, folder.path);
    expect(published.version).toBe(version);
    expect(published.files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'package.json']));
    expect(
      published.files.filter((file) => !/^(README\.md|CHANGELOG\.md|LICENSE|package\.json|dist\/.+\.(js|js\.map|d\.ts))$/.test(file)),
    ).toEqual([]);
    const { exports = {}, bin = {} }: Manifest = JSON.parse(published.manifest);
    const promised = [
      ...Object.values(exports).flatMap((target) => (typeof target === 'string' ? target : [target.types, target.default])),
      ...Object.values(bin),
    ];
    expect(published.files).toEqual(expect.arrayContaining(promised.map((file) => file.replace('./', ''))));
    expect(published.manifest).not.toMatch(/workspace:|catalog:/);
  },
);

test.each(packages.filter(({ name }) => name.startsWith('@leat/runner-')))('$name takes the core of its user', async ({ name }) => {
  await using folder = await newFolder();
  const { peerDependencies, dependencies }: Manifest = JSON.parse((await download(registry, name, folder.path)).manifest);
  expect(peerDependencies).toEqual({ '@leat/core': expect.stringMatching(/^\^\d+\.\d+\.\d+$/) });
  expect(dependencies ?? {}).not.toHaveProperty('@leat/core');
});

test('the types of every package need nothing but what is installed with it', async () => {
  await using folder = await newFolder();
  await writeFile(join(folder.path, 'package.json'), '{ "private": true, "type": "module" }');
  await npm(folder.path, 'install', ...packages.map(({ name }) => name));
  const entries = packages.flatMap(({ name, exports = {} }) => Object.keys(exports).map((path) => name + path.slice(1)));
  const lines = entries.map((entry, n) => `export * as entry${n} from '${entry}';`);
  await writeFile(join(folder.path, 'all.ts'), lines.join('\n'));
  await checkTypes(folder.path, 'all.ts');
});

test('a project in a new folder runs with packages that npm installed, under each runner', async () => {
  await using project = await installedProject('leat', '@leat/datasets', '@leat/runner-sequential', '@leat/runner-parallel');
  for (const runner of ['default', 'fast']) {
    await writeFile(join(project.path, 'data/totals.json'), '{}');
    expect(await leat(project.path, 'run', '--runner', runner)).toMatchObject({ status: 0 });
    expect(await readJson(project.path, 'data/totals.json')).toEqual({ north: 42, south: 15 });
  }
  const cores = await npm(project.path, 'ls', '@leat/core', '--all', '--parseable');
  expect(cores.trim().split('\n')).toHaveLength(1);
});

test('a runner of someone else is installed, stacked by name and run', async () => {
  await npm(join(fixtures, 'runner-twice'), 'publish');
  await using project = await installedProject(
    'leat',
    '@leat/datasets',
    '@leat/runner-sequential',
    '@leat/runner-parallel',
    '@acme/runner-twice',
  );
  const runners = join(project.path, 'conf/base/runners.yml');
  await writeFile(runners, `${await readFile(runners, 'utf8')}twice: { type: '@acme/runner-twice' }\nfast_twice: [twice, fast]\n`);
  const { status, stdout, stderr } = await leat(project.path, 'run', '--runner', 'fast_twice', '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const finished = events.filter(({ type }) => type === 'node.finished').map(({ runId, node }) => `${runId.split('/')[1]} ${node}`);
  expect(finished).toEqual(['first large', 'first totals', 'second large', 'second totals']);
  expect(await readJson(project.path, 'data/totals.json')).toEqual({ north: 42, south: 15 });
});

test('a runner that is not installed is named with the command that installs it', async () => {
  await using project = await installedProject('leat', '@leat/datasets', '@leat/runner-sequential');
  const refused = await leat(project.path, 'run', '--runner', 'again');
  expect(refused.status).toBe(2);
  const [command = ''] = refused.stderr.match(/npm install @leat\/runner-retry\b/) ?? [];
  await succeed(project.path, 'sh', ['-c', command], registry.env);
  expect(await leat(project.path, 'run', '--runner', 'again')).toMatchObject({ status: 0 });
});

test('without YAML, twelve typed lines run with only the core and one runner installed', async () => {
  await using folder = await newFolder();
  const text = await readFile(join(fixtures, 'twelve.ts'), 'utf8');
  expect(text.split('\n').filter((line) => line !== '')).toHaveLength(12);
  await writeFile(join(folder.path, 'twelve.ts'), text);
  await writeFile(join(folder.path, 'package.json'), '{ "private": true, "type": "module" }');
  await npm(folder.path, 'install', '@leat/core', '@leat/runner-sequential');

  await checkTypes(folder.path, 'twelve.ts');
  expect(await succeed(folder.path, 'node', ['twelve.ts'])).toBe('succeeded 20\n');
});
