import { expect, test } from 'vitest';
import { toJson } from '../src/configuration/config-tree.ts';
import { type Files, projectFolder } from './project-folder.ts';
import { readFolder } from './read-folder.ts';

/** What `conf/base/<file>` and `conf/prod/<file>` are together. */
function together(file: string, base: string, over: string) {
  const root = projectFolder({ [`conf/base/${file}`]: base, [`conf/prod/${file}`]: over });
  const { parameters, catalog, credentials, runners } = readFolder({ root, env: 'prod' });
  return { parameters, catalog: toJson(catalog), credentials: toJson(credentials), runners: toJson(runners) };
}

test.each<readonly [title: string, base: string, over: string, value: unknown]>([
  ['merge deeply', 'm: { x: 1, n: { y: 2 } }', 'm: { n: { z: 3 } }', { m: { x: 1, n: { y: 2, z: 3 } } }],
  ['replace lists whole', 'm: { l: [1, 2, 3] }', 'm: { l: [4] }', { m: { l: [4] } }],
  ['let null delete, at every depth', 'a: 1\nm: { x: 1, y: 2 }', 'a: null\nm: { x: ~ }', { m: { y: 2 } }],
  ['keep null where there is nothing to delete', 'a: null', 'b: null', { a: null, b: null }],
  ['let a group take the place of null', 'a: null', 'a: { x: 1 }', { a: { x: 1 } }],
  ['let a value replace a value of another type', 'a: 1', 'a: [x]', { a: ['x'] }],
  ['keep names that begin with "_"', '_a: 1', 'b: ${_a}', { _a: 1, b: 1 }],
])('parameters %s', (_, base, over, value) => {
  expect(together('parameters.yml', base, over).parameters).toEqual(value);
});

test.each<readonly [title: string, base: string, over: string, value: unknown]>([
  [
    'are replaced whole by an environment',
    'rows: { type: csv, path: a.csv, delimiter: ";" }',
    'rows: { type: json, path: b.json }',
    { rows: { type: 'json', path: 'b.json' } },
  ],
  ['are deleted by null', 'rows: { type: csv }\nothers: { type: csv }', 'rows: null', { others: { type: 'csv' } }],
  [
    'leave out names that begin with "_"',
    '_csv: &csv { type: csv }\nrows: { <<: *csv, path: a.csv }',
    '{}',
    { rows: { type: 'csv', path: 'a.csv' } },
  ],
])('datasets %s', (_, base, over, value) => {
  expect(together('catalog.yml', base, over).catalog).toEqual(value);
});

test.each<readonly [title: string, base: string, over: string, value: unknown]>([
  [
    'merge their options deeply',
    'a: { type: parallel, workers: 2, retry: { attempts: 2, delay: 5 } }',
    'a: { workers: 4, retry: { attempts: 3 } }',
    { type: 'parallel', workers: 4, retry: { attempts: 3, delay: 5 } },
  ],
  ['are replaced whole when the type changes', 'a: { type: parallel, workers: 2 }', 'a: { type: sequential }', { type: 'sequential' }],
  [
    'merge when the type stays',
    'a: { type: parallel, workers: 2 }',
    'a: { type: parallel, onError: stop }',
    { type: 'parallel', workers: 2, onError: 'stop' },
  ],
  ['are replaced whole when a name takes the place of a mapping', 'a: { type: parallel, workers: 2 }', 'a: sequential', 'sequential'],
  ['are replaced whole when a mapping takes the place of a list', 'a: [checks, fast]', 'a: { type: parallel }', { type: 'parallel' }],
  ['are replaced whole when both are lists', 'a: [checks, fast]', 'a: [fast]', ['fast']],
  [
    'merge a runner inside',
    'a: { type: retry, runner: { type: parallel, workers: 2 } }',
    'a: { runner: { workers: 3 } }',
    { type: 'retry', runner: { type: 'parallel', workers: 3 } },
  ],
  [
    'replace a runner inside whose form changes',
    'a: { type: retry, runner: { type: parallel, workers: 2 } }',
    'a: { runner: fast }',
    { type: 'retry', runner: 'fast' },
  ],
  [
    'replace a runner inside whose type changes',
    'a: { type: retry, runner: { type: parallel, workers: 2 } }',
    'a: { runner: { type: sequential } }',
    { type: 'retry', runner: { type: 'sequential' } },
  ],
  [
    'replace a runner two levels down',
    'a: { type: retry, runner: { type: retry, runner: { type: parallel, workers: 2 } } }',
    'a: { runner: { runner: fast } }',
    { type: 'retry', runner: { type: 'retry', runner: 'fast' } },
  ],
  [
    'merge each of several runners',
    'a: { type: route, runners: { x: { type: parallel, workers: 1 }, y: fast } }',
    'a: { runners: { x: { workers: 2 }, y: { type: parallel }, z: slow } }',
    { type: 'route', runners: { x: { type: 'parallel', workers: 2 }, y: { type: 'parallel' }, z: 'slow' } },
  ],
  [
    'take a runner out by null',
    'a: { type: route, runners: { x: fast, y: slow } }',
    'a: { runners: { x: null } }',
    { type: 'route', runners: { y: 'slow' } },
  ],
  [
    'merge the bounds of a parameter',
    'a: { type: sweep, parameters: { m.a: { min: 1, max: 2 } } }',
    'a: { parameters: { m.a: { max: 3 } } }',
    { type: 'sweep', parameters: { 'm.a': { min: 1, max: 3 } } },
  ],
  [
    'replace a parameter whose form changes',
    'a: { type: sweep, parameters: { m.a: { min: 1, max: 2 } } }',
    'a: { parameters: { m.a: [1, 2] } }',
    { type: 'sweep', parameters: { 'm.a': [1, 2] } },
  ],
  [
    'replace a parameter whose type changes',
    'a: { type: sweep, parameters: { m.a: { type: normal, mean: 1 } } }',
    'a: { parameters: { m.a: { type: uniform, min: 1 } } }',
    { type: 'sweep', parameters: { 'm.a': { type: 'uniform', min: 1 } } },
  ],
])('runners %s', (_, base, over, value) => {
  expect((together('runners.yml', base, over).runners as { a: unknown }).a).toEqual(value);
});

test('a runner laid over keeps all its places, and an option the one that decided', () => {
  const root = projectFolder({
    'conf/base/runners.yml': '\nfast: { type: parallel, workers: 2, onError: stop }',
    'conf/prod/runners.yml': 'fast:\n  workers: 4',
  });
  const fast = readFolder({ root, env: 'prod' }).runners.entries.get('fast');
  expect(fast?.origins.map(({ file, line }) => `${file}:${line}`)).toEqual(['conf/base/runners.yml:2', 'conf/prod/runners.yml:1']);
  const options = fast?.value.kind === 'map' ? fast.value.entries : new Map();
  expect(options.get('workers').origins).toEqual([{ file: 'conf/prod/runners.yml', line: 2, column: 3 }]);
  expect(options.get('onError').origins).toEqual([{ file: 'conf/base/runners.yml', line: 2, column: 37 }]);
});

const folders: Files = {
  'conf/base/parameters.yml': 'from: base',
  'conf/base/parameters/b.json': '{ "b": 1 }',
  'conf/base/science/parameters_model.yaml': 'model: 1',
  'conf/base/parameters_a.yml': 'a: 1',
  'conf/base/logging.yml': 'nobody: reads this',
  'conf/base/.hidden/parameters.yml': 'hidden: 1',
  'conf/base/globals.yml': 'g: 1',
  'conf/base/science/globals.yml': 'not: at the top',
  'conf/local/parameters.yml': 'from: local',
  'conf/prod/parameters.yml': 'from: prod',
};

test('reads base and then the environment, each file once, sorted', () => {
  const root = projectFolder(folders);
  expect(readFolder({ root, env: 'prod' })).toMatchObject({
    env: 'prod',
    files: [
      'conf/base/globals.yml',
      'conf/base/parameters/b.json',
      'conf/base/parameters.yml',
      'conf/base/parameters_a.yml',
      'conf/base/science/parameters_model.yaml',
      'conf/prod/parameters.yml',
    ],
    parameters: { from: 'prod', a: 1, b: 1, model: 1 },
  });
});

test.each<readonly [title: string, env: string | undefined, variable: string | undefined, from: string]>([
  ['local by default', undefined, undefined, 'local'],
  ['LEAT_ENV when it is set', undefined, 'prod', 'prod'],
  ['what is asked for before LEAT_ENV', 'local', 'prod', 'local'],
  ['base alone when it is asked for', 'base', undefined, 'base'],
])('the environment is %s', (_, env, variable, from) => {
  const root = projectFolder(folders);
  if (variable !== undefined) process.env.LEAT_ENV = variable;
  try {
    expect(readFolder({ root, ...(env !== undefined && { env }) }).parameters.from).toBe(from);
  } finally {
    delete process.env.LEAT_ENV;
  }
});

test('local alone may be absent', () => {
  expect(readFolder({ root: projectFolder({ 'conf/base/parameters.yml': 'a: 1' }) })).toMatchObject({
    env: 'local',
    parameters: { a: 1 },
  });
});
