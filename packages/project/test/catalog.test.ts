import { inspect } from 'node:util';
import { isSecret, type Secret } from '@leat/core';
import { expect, test } from 'vitest';
import { openProject } from '../src/index.ts';
import { type Files, projectFolder } from './project-folder.ts';
import { inProcess } from './project-process.ts';

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

const wrong = `rows:
  type: csv
  pth: a.csv
more: { type: cvs }
good: { type: csv, path: a }
kept: { type: memory, copy: never }
`;

test('loading says at once all that is wrong with the datasets, each with its place', async () => {
  const root = projectFolder({ 'leat.config.js': config, 'conf/base/catalog.yml': wrong });
  const project = await openProject({ root });
  const lines = [
    'conf/base/catalog.yml:3:3  dataset "rows": unknown option "pth". Did you mean "path"?',
    'conf/base/catalog.yml:4:15  dataset "more": unknown type "cvs". Did you mean "csv"?',
    'conf/base/catalog.yml:6:23  dataset "kept": "copy": expected one of "freeze", "clone", "assign", and this is "never"',
  ];
  const refused = await project.load().then(
    () => '',
    ({ message }: Error) => message.split('\n'),
  );
  expect(refused.slice(0, 2)).toEqual(lines.slice(0, 2));
  expect(refused).toHaveLength(3);
  expect((await project.catalog()).mistakes).toEqual(refused);
});

const numbers = `
import { node, pipeline } from '@leat/core';
export default pipeline([node((rows) => rows, { name: 'read', inputs: 'raw_rows', outputs: 'rows' })]);
`;
const withPipeline: Files = {
  'leat.config.js': "export default { pipelines: { numbers: () => import('./numbers.js') } };\n",
  'numbers.js': numbers,
};

test('a pattern is checked when a pipeline names what fits it', async () => {
  const catalog = '"raw_{name}":\n  type: csv\n  pth: "{name}.csv"\n"old_{name}": { type: cvs }\n';
  const said = await inProcess(
    projectFolder({ ...withPipeline, 'conf/base/catalog.yml': catalog }),
    `const work = await (await openProject({ root })).load();
     said(await messageOf(work.pipeline('numbers')));`,
  );
  expect(said).toEqual(['DATASET_OPTIONS: conf/base/catalog.yml:3:3  dataset "raw_rows": unknown option "pth". Did you mean "path"?']);
});

test('a variable is asked for when a pipeline uses the dataset, and not before', async () => {
  const files: Files = {
    ...withPipeline,
    'conf/base/credentials.yml': 'store: { key: "${env:LEAT_TEST_UNSET}" }\n',
    'conf/base/catalog.yml': 'raw_rows: { type: probe, credentials: store }\n',
  };
  const said = await inProcess(
    projectFolder(files),
    `const work = await (await openProject({ root })).load();
     said(await messageOf(work.pipeline('numbers')));`,
  );
  expect(said).toEqual([
    'NO_VARIABLE: conf/base/credentials.yml:1:10  credentials "store": the environment variable "LEAT_TEST_UNSET" is not set: set it, or write a default, as in "${env:LEAT_TEST_UNSET,default}"',
  ]);
});
