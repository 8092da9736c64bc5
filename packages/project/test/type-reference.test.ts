import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { datasetModule, locateType, readType, runnerModule } from '../src/loading/type-reference.ts';
import { projectFolder } from './project-folder.ts';

test.each<readonly [type: string, module: string, exported: string]>([
  ['parallel', '@leat/runner-parallel', 'default'],
  ['gpu-farm2', '@leat/runner-gpu-farm2', 'default'],
  ['@acme/runner-dask', '@acme/runner-dask', 'default'],
  ['@acme/runners#Dask', '@acme/runners', 'Dask'],
  ['leat-runner-dask#default', 'leat-runner-dask', 'default'],
  ['./src/runners/notify.ts', './src/runners/notify.ts', 'default'],
  ['./src/runners/all.ts#Notify', './src/runners/all.ts', 'Notify'],
])('type %s is export %s of %s', (type, module, exported) => {
  expect(readType(type, runnerModule)).toMatchObject({ module, export: exported });
});

test('short names of datasets are exports of @leat/datasets', () => {
  expect(readType('csv', datasetModule)).toEqual({ module: '@leat/datasets/csv', export: 'default', isShort: true });
});

test.each([
  'http://evil.example/x.js',
  'https://evil.example/x.js',
  'data:text/javascript,globalThis.owned=1',
  'file:///etc/passwd',
  'node:child_process',
  'node:fs#rm',
  'fs#rm',
  'child_process#exec',
  'fs/promises#rm',
  '/etc/x.js',
  '/abs/x.mjs#y',
  'C:\\x.js',
  'C:/x.js',
  '\\\\server\\x.js',
  '..',
  '../x.ts',
  './../x.ts',
  './src/../../x.ts',
  './',
  '.',
  './a\\b.ts',
  '~/x.ts',
  '@acme',
  '@acme/',
  '@/x',
  '@acme/runners/deep/../x',
  '@acme/runners/deep',
  'Parallel',
  'PARALLEL#x',
  'a b',
  'a#',
  'a#b#c',
  'a#b.c',
  'a#b-c',
  '#x',
  ' parallel',
  'parallel\n',
  'parallel?x',
  'parallel\0',
  '',
])('refuses the type %j', (type) => {
  expect(() => readType(type, runnerModule)).toThrow(
    expect.objectContaining({ code: 'BAD_TYPE', message: expect.stringContaining(`type "${type}" `) }),
  );
});

test('finds packages and files from the project, and nothing outside it', () => {
  const root = projectFolder({ 'src/runner.ts': '', 'src/café.ts': '' });
  const outside = projectFolder({ 'runner.ts': '' });
  symlinkSync(join(outside, 'runner.ts'), join(root, 'src/link.ts'));
  symlinkSync(outside, join(root, 'src/folder'));
  symlinkSync(join(root, 'src/runner.ts'), join(root, 'src/inside.ts'));
  const locate = (type: string) => locateType(readType(type, runnerModule), root);
  expect(locate('./src/runner.ts')).toBe(join(root, 'src/runner.ts'));
  expect(locate('./src/inside.ts')).toBe(join(root, 'src/runner.ts'));
  expect(locate('./src/café.ts')).toBe(join(root, 'src/café.ts'));
  expect(locate('./src/nothing.ts')).toBeUndefined();
  expect(locate('parallel')).toBe(join(root, 'node_modules/@leat/runner-parallel/index.js'));
  expect(locate('@acme/nothing')).toBeUndefined();
  for (const type of ['./src/link.ts', './src/folder/runner.ts'])
    expect(() => locate(type)).toThrow(expect.objectContaining({ code: 'BAD_TYPE' }));
});

test('a folder whose name begins like the project is outside it', () => {
  const root = projectFolder({});
  mkdirSync(`${root}-twin`, { recursive: true });
  writeFileSync(`${root}-twin/x.ts`, '');
  symlinkSync(`${root}-twin/x.ts`, join(root, 'x.ts'));
  expect(() => locateType(readType('./x.ts', runnerModule), root)).toThrow('leads out of the project');
  rmSync(`${root}-twin`, { recursive: true });
});
