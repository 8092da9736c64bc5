import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openProject, type Project, plainValue, readRunFile, valueAt } from '../src/index.ts';
import { projectFolder } from './project-folder.ts';

let project: Project;
beforeAll(async () => {
  const root = projectFolder({
    'leat.config.js': 'export default { pipelines: {} };\n',
    'conf/base/parameters.yml': 'model:\n  alpha: 1\n  layers: [1, { units: 4 }]\n"a.b": 2\n',
    'conf/prod/parameters.yml': 'model:\n  alpha: 3\n',
    'conf/base/globals.yml': 'folder: data\n',
    'conf/base/credentials.yml':
      'store:\n  key: plain-canary\n  token: "${secret:LEAT_TEST_TOKEN}"\n  url: "https://me:canary@${env:LEAT_TEST_HOST,canary.org}"\n  port: 80\n  none: ~\n',
    'conf/base/runners.yml': 'api: { type: service, token: "${secret:LEAT_TEST_TOKEN}", runner: sequential }\n',
    'conf/base/catalog.yml': `"{name}": { type: csv, path: "any/{name}.csv" }
"{layer}_{name}": { type: csv, path: "{layer}/{name}.csv" }
raw_rows:
  type: probe
  path: "\${globals:folder}/rows.csv"
  credentials: store
wrong: { type: csv, pth: x }
`,
    'conf/prod/catalog.yml': 'raw_rows: { type: csv, path: prod.csv }\n',
  });
  project = await openProject({ root, env: 'prod', params: { 'a.b': 7 } });
});

test('shows a kind of configuration with the places of each value', async () => {
  const parameters = await project.config('parameters');
  expect(plainValue(parameters)).toEqual({ model: { alpha: 3, layers: [1, { units: 4 }] }, 'a.b': 7 });
  expect(valueAt(parameters, 'model')).toMatchObject({
    origins: [
      { file: 'conf/base/parameters.yml', line: 1, column: 1 },
      { file: 'conf/prod/parameters.yml', line: 1, column: 1 },
    ],
  });
  expect(valueAt(parameters, 'model.alpha')).toEqual({ value: 3, origins: [{ file: 'conf/prod/parameters.yml', line: 2, column: 3 }] });
  expect(valueAt(parameters, 'model.layers.1.units')).toMatchObject({ value: 4 });
  expect(valueAt(parameters, 'a.b')).toEqual({ value: 7, origins: [{ file: '--params a.b', line: 0, column: 0 }] });
  expect(() => valueAt(parameters, 'model.alhpa')).toThrow('there is no "model.alhpa". Did you mean "model.alpha"?');
});

test('shows credentials without what they say in plain words', async () => {
  const credentials = await project.config('credentials');
  expect(JSON.stringify(credentials)).not.toContain('canary');
  expect(plainValue(credentials)).toEqual({
    store: { key: '***', token: '${secret:LEAT_TEST_TOKEN}', url: '***${env:LEAT_TEST_HOST,***}', port: '***', none: null },
  });
});

test('shows runners with their templates, and names the variables that are secrets', async () => {
  expect(plainValue(await project.config('runners'))).toMatchObject({ api: { token: '${secret:LEAT_TEST_TOKEN}' } });
  expect(plainValue(await project.config('globals'))).toEqual({ folder: 'data' });
  expect(project.secretNames).toEqual(['LEAT_TEST_TOKEN']);
  expect(project.environments).toEqual(['base', 'prod']);
});

test('lists the catalog: entries as declared, patterns in the order in which they are tried, and what is wrong', async () => {
  const { entries, patterns, mistakes } = await project.catalog();
  expect(entries.map(({ name, type }) => [name, type])).toEqual([
    ['raw_rows', 'csv'],
    ['wrong', 'csv'],
  ]);
  expect(patterns.map(({ name }) => name)).toEqual(['{layer}_{name}', '{name}']);
  expect(mistakes).toEqual(['conf/base/catalog.yml:7:21  dataset "wrong": unknown option "pth". Did you mean "path"?']);
});

test('says what a name means: its entry, or the pattern that it fits with its placeholders filled in', async () => {
  const { resolve } = await project.catalog();
  const { options, ...rest } = resolve('raw_cars') ?? {};
  expect(rest).toMatchObject({ name: 'raw_cars', type: 'csv', pattern: '{layer}_{name}', mistakes: [] });
  expect(options && plainValue(options)).toEqual({ path: 'raw/cars.csv' });
  expect(resolve('raw_rows')).toMatchObject({ type: 'csv', origins: [{ file: 'conf/prod/catalog.yml' }] });
  expect(resolve('raw_rows')).not.toHaveProperty('pattern');
  expect(resolve('wrong')?.mistakes).toHaveLength(1);
});

test('no pattern declares a parameter, or what the run gives', async () => {
  const { resolve } = await project.catalog();
  expect(['anything', 'params:alpha', 'parameters', 'run:logger'].map((name) => resolve(name)?.pattern)).toEqual([
    '{name}',
    undefined,
    undefined,
    undefined,
  ]);
});

test('refuses a kind of configuration that there is not', async () => {
  await expect(project.config('parameter' as 'parameters')).rejects.toThrow(
    'there is no kind of configuration "parameter". Did you mean "parameters"?',
  );
});

test('says nothing of a name that nobody declared', async () => {
  const root = projectFolder({ 'leat.config.js': 'export default { pipelines: {} };\n' });
  expect((await (await openProject({ root })).catalog()).resolve('rows')).toBeUndefined();
});

test('reads a file of flags with places, and interpolates nothing', () => {
  const root = projectFolder({ 'run.yml': 'run:\n  tags: [a, "${b}"]\n' });
  const file = join(root, 'run.yml');
  expect(plainValue(readRunFile(file))).toEqual({ run: { tags: ['a', '${b}'] } });
  expect(valueAt(readRunFile(file), 'run.tags.1')).toMatchObject({ origins: [{ file, line: 2, column: 13 }] });
  writeFileSync(file, 'run: [');
  expect(() => readRunFile(file)).toThrow(`${file}:1:`);
  expect(() => readRunFile(join(root, 'none.yml'))).toThrow(`${root}/none.yml: it cannot be read: ENOENT`);
});
