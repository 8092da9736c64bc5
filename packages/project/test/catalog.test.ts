import { inspect } from 'node:util';
import { isSecret, type Secret } from '@leat/core';
import { expect, test } from 'vitest';
import { openProject } from '../src/index.ts';
import { type Files, projectFolder } from './project-folder.ts';

const config = 'export default { pipelines: {} };\n';

async function catalogOf(catalog: string, files: Files = {}) {
  const root = projectFolder({ 'leat.config.js': config, 'conf/base/catalog.yml': catalog, ...files });
  const { catalog: made } = await (await openProject({ root })).load();
  return { root, get: made.get };
}

test('gives explicit entries before patterns, and patterns by rank', async () => {
  const { root, get } = await catalogOf(`
"{name}": { type: csv, path: "any/{name}.csv" }
"{layer}_{name}": { type: csv, path: "{layer}/{name}.csv", delimiter: "{layer}" }
raw_rows: { type: csv, path: rows.csv }
cars@csv: { type: csv, path: cars.csv }
cars@text: { type: json, path: cars.json }
`);
  expect(get('raw_rows')?.load()).toEqual({ file: `${root}/rows.csv` });
  expect(get('raw_cars')?.load()).toEqual({ file: `${root}/raw/cars.csv`, delimiter: 'raw' });
  expect(get('cars@csv')?.load()).toEqual({ file: `${root}/cars.csv` });
  expect(get('cars@text')?.load()).toEqual({ file: `${root}/cars.json` });
  expect(get('cars')?.load()).toEqual({ file: `${root}/any/cars.csv` });
});

test('gives the same object for the same name, and nothing for what nobody declared', async () => {
  const { get } = await catalogOf('"{name}_raw": { type: csv, path: "{name}" }\nkept: { type: memory }');
  expect(get('a_raw')).toBe(get('a_raw'));
  expect(get('a_raw')).not.toBe(get('b_raw'));
  expect(get('other')).toBeUndefined();
  expect(get('kept')?.perRun).toBeTypeOf('function');
});

test('a pattern for every name leaves parameters and inputs of the run alone', async () => {
  const { get } = await catalogOf('"{name}": { type: csv, path: "{name}" }');
  expect(['parameters', 'params:a', 'run:signal'].map(get)).toEqual([undefined, undefined, undefined]);
});

test('fills placeholders into texts at every depth, and gives the dataset its name', async () => {
  const { get } = await catalogOf(
    '"{a}-{b}": { type: probe, path: "{b}/{a}", storage: { bucket: "{a}" }, list: ["{b}", { x: "{a}{b}" }], metadata: { owner: us } }',
  );
  expect(get('x-y')?.load()).toEqual({ name: 'x-y', options: { path: 'y/x', storage: { bucket: 'x' }, list: ['y', { x: 'xy' }] } });
});

test('credentials come by name, every text of them a secret', async () => {
  process.env.LEAT_TEST_KEY = 'canary-1';
  const { get } = await catalogOf('rows: { type: probe, storage: { credentials: store }, credentials: store }', {
    'conf/local/credentials.yml': 'store: { key: "${secret:LEAT_TEST_KEY}", user: canary-2, port: 80, more: ["canary-3"] }',
  });
  const rows = get('rows');
  if (!rows) throw new Error('the dataset is declared');
  const { options } = rows.load();
  expect(inspect(options, { depth: 9 }) + JSON.stringify(options)).not.toContain('canary');
  const { key, user, port, more } = options.credentials as { key: Secret; user: Secret; port: number; more: Secret[] };
  expect([key.reveal(), user.reveal(), port, more[0]?.reveal()]).toEqual(['canary-1', 'canary-2', 80, 'canary-3']);
  expect(isSecret(options.storage.credentials.key)).toBe(true);
  delete process.env.LEAT_TEST_KEY;
});

test('relative paths are relative to the data, which stays when the code is copied', async () => {
  const root = projectFolder({ 'leat.config.js': config, 'conf/base/catalog.yml': 'rows: { type: csv, path: rows.csv }' });
  const { catalog } = await (await openProject({ root, dataRoot: '/data' })).load();
  expect(catalog.get('rows')?.load()).toEqual({ file: '/data/rows.csv' });
});

test('references and globals reach the catalog', async () => {
  const { root, get } = await catalogOf('_folder: "${globals:data}/raw"\nrows: { type: csv, path: "${_folder}/rows.csv" }', {
    'conf/base/globals.yml': 'data: d',
  });
  expect(get('rows')?.load()).toEqual({ file: `${root}/d/raw/rows.csv` });
});

test.each<readonly [title: string, catalog: string, message: string]>([
  [
    'a misspelt option',
    'rows:\n  type: csv\n  pth: a.csv\n',
    'conf/base/catalog.yml:3:3  dataset "rows": unknown option "pth". Did you mean "path"?',
  ],
  [
    'an option of the wrong type',
    'rows:\n  type: csv\n  path: 3\n',
    'conf/base/catalog.yml:3:3  dataset "rows": "path": expected a string, and this is a number',
  ],
  [
    'a misspelt option of a pattern',
    '"{name}":\n  type: csv\n  pth: a.csv\n',
    'conf/base/catalog.yml:3:3  dataset "rows": unknown option "pth". Did you mean "path"?',
  ],
  [
    'an option of a memory dataset',
    'rows: { type: memory, path: x }\n',
    'conf/base/catalog.yml:1:23  dataset "rows": unknown option "path". There is: copy',
  ],
  ['an unknown type', 'rows:\n  type: cvs\n', 'conf/base/catalog.yml:2:9  dataset "rows": unknown type "cvs". Did you mean "csv"?'],
  [
    'a package that is not installed',
    'rows: { type: "@acme/tables#Parquet" }\n',
    'conf/base/catalog.yml:1:15  dataset "rows": the package @acme/tables is not installed: check the name, and add it to package.json',
  ],
  [
    'a file that is not there',
    'rows: { type: ./src/rows.ts }\n',
    'conf/base/catalog.yml:1:15  dataset "rows": there is no file ./src/rows.ts in the project',
  ],
  [
    'an export that is no dataset',
    'rows: { type: "@acme/runners#Leaf" }\n',
    'conf/base/catalog.yml:1:15  dataset "rows": @acme/runners exports no dataset type there: it would be what defineDataset({ … }) gives',
  ],
  ['a type that is an address', 'rows: { type: "node:fs" }\n', 'conf/base/catalog.yml:1:15  dataset "rows": type "node:fs" is an address'],
])('says what is wrong with %s when the dataset is used, and not before', async (_, catalog, message) => {
  const { get } = await catalogOf(`${catalog}good: { type: csv, path: a }\n`);
  expect(get('good')).toBeDefined();
  expect(() => get('rows')).toThrow(message);
});
