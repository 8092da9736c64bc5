import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogSchema, openProject, runnersSchema } from '../src/index.ts';
import { type LanguageServer, languageServer } from './language-server.ts';
import { projectFolder } from './project-folder.ts';

const runners = `default: fast
fast: { type: parallel, workers: 4 }
tune:
  type: sweep
  metric: evaluation.rmse
  runner: { type: parallel, workers: 2 }
stack: [again, fast]
again: { type: retry }
mine: { type: ./src/mine.js }
`;
const mine = `import { defineRunner } from '@leat/core';
export default defineRunner({ apiVersion: 1, kind: 'leaf', create: () => ({ run: () => Promise.reject(new Error('no')) }) });
`;

let server: LanguageServer;
beforeAll(async () => {
  const root = projectFolder({
    'conf/base/runners.yml': runners,
    'conf/base/catalog.yml': 'rows: { type: csv, path: rows.csv, credentials: store }\n',
    'conf/base/credentials.yml': 'store: { key: x }\n',
    'src/mine.js': mine,
    'leat.config.js': 'export default { pipelines: {} };\n',
  });
  const project = await openProject({ root });
  mkdirSync(join(root, '.leat'));
  writeFileSync(join(root, '.leat/runners.json'), JSON.stringify(await runnersSchema(project)));
  writeFileSync(join(root, '.leat/catalog.json'), JSON.stringify(await catalogSchema(project)));
  const addressOf = (name: string): string => pathToFileURL(join(root, '.leat', name)).href;
  server = await languageServer(root, { [addressOf('runners.json')]: '**/runners.yml', [addressOf('catalog.json')]: '**/catalog.yml' });
});
afterAll(() => server[Symbol.asyncDispose]());

const right: readonly (readonly [file: string, text: string])[] = [
  ['conf/base/runners.yml', runners],
  ['conf/prod/runners.yml', 'fast: { workers: 16 }\n'],
  ['conf/prod/runners.yml', 'fast: { type: retry, attempts: 3, runner: sequential }\n'],
  ['conf/prod/runners.yml', 'fast: { workers: "${env:WORKERS,4}", timeout: 10s, retry: { attempts: 2, delay: 1s } }\n'],
  ['conf/prod/runners.yml', 'fast: ~\nnew: { type: parallel }\n_parts: { a: 1 }\n'],
  ['conf/prod/runners.yml', 'fast: { workers: null, onError: continue }\ndefault: [again, tune]\n'],
  ['conf/prod/runners.yml', 'tune: { runner: { workers: 8 } }\n'],
  ['conf/prod/runners.yml', 'tune: { runner: again }\n'],
  ['conf/prod/runners.yml', 'mine: fast\n'],
  [
    'conf/base/catalog.yml',
    '"{layer}_{name}": { type: csv, path: "{layer}.csv", metadata: { owner: us } }\nrows: { type: memory }\n_x: 1\n',
  ],
];

test.each(right)('an editor marks nothing in %s: %j', async (file, text) => {
  expect(await server.marks(file, text)).toEqual([]);
});

test.each<readonly [file: string, text: string, at: string, message: RegExp]>([
  ['conf/base/runners.yml', 'fast:\n  type: parallel\n  worker: 2\n', '3:3', /Property worker is not allowed/],
  ['conf/base/runners.yml', 'fast:\n  type: parallel\n  workers: two\n', '3:12', /Incorrect type|does not match/],
  ['conf/base/runners.yml', 'new:\n  workers: 2\n', '1:1', /Missing property "type"/],
  ['conf/base/runners.yml', 'fast:\n  type: parallel\n  onError: stopp\n', '3:12', /not accepted/],
  ['conf/base/runners.yml', 'new:\n  type: retry\n  runner:\n    type: parallel\n    workrs: 2\n', '5:5', /Property workrs is not allowed/],
  ['conf/prod/runners.yml', 'fast:\n  worker: 2\n', '2:3', /Property worker is not allowed/],
  ['conf/prod/runners.yml', 'tune:\n  runner:\n    worker: 2\n', '3:5', /Property worker is not allowed/],
  ['conf/base/catalog.yml', 'rows:\n  type: csv\n  pth: a.csv\n', '3:3', /Property pth is not allowed/],
  ['conf/base/catalog.yml', 'rows:\n  path: a.csv\n', '1:1', /Missing property "type"/],
])('an editor marks what is wrong in %s: %j', async (file, text, at, message) => {
  const marks = await server.marks(file, text);
  expect(marks.map((mark) => mark.at)).toContain(at);
  expect(marks.find((mark) => mark.at === at)?.message).toMatch(message);
});

test.each<readonly [file: string, text: string, offered: readonly string[]]>([
  ['conf/base/runners.yml', 'fast:\n  type: parallel\n  |\n', ['workers', 'onError', 'retry', 'timeout']],
  ['conf/base/runners.yml', 'fast:\n  type: |\n', ['parallel', 'sequential', 'sweep']],
  ['conf/base/runners.yml', 'fast:\n  type: parallel\n  onError: |\n', ['stop', 'finish', 'continue']],
  ['conf/prod/runners.yml', 'fast:\n  wor|\n', ['workers']],
  ['conf/prod/runners.yml', 'tune:\n  runner:\n    wor|\n', ['workers']],
  ['conf/base/catalog.yml', 'rows:\n  type: csv\n  |\n', ['path', 'delimiter', 'metadata']],
  ['conf/base/catalog.yml', 'rows:\n  type: |\n', ['csv', 'json', 'memory']],
])('an editor offers what fits in %s: %j', async (file, text, offered) => {
  expect(await server.completions(file, text)).toEqual(expect.arrayContaining([...offered]));
});

test('a project without runners, datasets and credentials has schemas too', async () => {
  const root = projectFolder({ 'leat.config.js': 'export default { pipelines: {} };\n' });
  rmSync(join(root, 'node_modules'), { recursive: true });
  const project = await openProject({ root });
  const written = JSON.stringify([await runnersSchema(project), await catalogSchema(project)]);
  expect(written).not.toMatch(/"(enum|anyOf)":\[\]/);
});
