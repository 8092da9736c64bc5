import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import csv from '../src/csv.ts';
import incremental from '../src/incremental.ts';
import partitioned from '../src/partitioned.ts';
import text from '../src/text.ts';
import { folder, issuesOf, madeAround } from './made.ts';

const types = { text, csv };
const made = (root: string, options: object) => madeAround(partitioned, types, root, { path: 'parts', ...options });

test('each partition is a dataset of its own options', async () => {
  const root = await folder();
  const dataset = await made(root, { dataset: { type: 'csv', delimiter: ';', types: { a: 'integer' } }, suffix: '.csv' });
  await dataset.save({ x: [{ a: 1, b: 'y' }] });
  expect(await readFile(join(root, 'parts/x.csv'), 'utf8')).toBe('a;b\n1;y\n');
  expect(await (await dataset.load()).x()).toEqual([{ a: 1, b: 'y' }]);
});

test('a link to a folder elsewhere is no way out: nothing is read through it, and nothing written', async () => {
  const root = await folder();
  await mkdir(join(root, 'parts'));
  await mkdir(join(root, 'elsewhere'));
  await writeFile(join(root, 'elsewhere/secret'), 'untouched');
  await symlink(join(root, 'elsewhere'), join(root, 'parts/link'));
  await symlink(join(root, 'elsewhere/secret'), join(root, 'parts/file'));
  await writeFile(join(root, 'parts/a'), 'A');
  const dataset = await made(root, { dataset: 'text' });
  expect(Object.keys(await dataset.load())).toEqual(['a', 'file']);
  for (const id of ['link/secret', 'link/new', 'file']) {
    await expect(dataset.save({ [id]: 'out' })).rejects.toMatchObject({ code: 'BAD_PARTITION' });
  }
  expect(await readFile(join(root, 'elsewhere/secret'), 'utf8')).toBe('untouched');
});

test('the folder itself may be a link', async () => {
  const root = await folder();
  await mkdir(join(root, 'big'));
  await symlink(join(root, 'big'), join(root, 'parts'));
  await (await made(root, { dataset: 'text' })).save({ a: 'A' });
  expect(await readFile(join(root, 'big/a'), 'utf8')).toBe('A');
});

test('partitions called like what every object has are partitions', async () => {
  const dataset = await made(await folder(), { dataset: 'text' });
  const ids = ['__proto__', 'constructor', 'toString'];
  await dataset.save(Object.fromEntries(ids.map((id) => [id, id])));
  const loaded = await dataset.load();
  expect(Object.keys(loaded).sort()).toEqual([...ids].sort());
  for (const id of ids) expect(await loaded[id]()).toBe(id);
  expect(Object.getPrototypeOf(loaded)).toBe(Object.prototype);
});

test('what cannot be saved in a partition is said with its path', async () => {
  const dataset = await made(await folder(), { dataset: 'csv', suffix: '.csv' });
  await expect(dataset.save({ x: [{ a: {} }] })).rejects.toThrow('dataset "table" (parts/x.csv): row 1, column "a" holds');
});

test.each([
  [['a'], 'a list came'],
  ['text', 'a value of type string came'],
  [null, 'null came'],
])('what is no object of partitions is refused: %j', async (value, words) => {
  const dataset = await made(await folder(), { dataset: 'text' });
  await expect(dataset.save(value)).rejects.toThrow(`dataset "table" (parts): an object of partitions by id was expected, and ${words}`);
});

const part = fc.stringMatching(/^[a-z0-9_.-]{1,6}$/).filter((name) => name !== '.' && name !== '..' && !name.startsWith('.leat-'));
const ids = fc.uniqueArray(
  fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/')),
  { minLength: 1, maxLength: 6 },
);

test('every set of ids comes back as it was, where none is a folder of another', async () => {
  await fc.assert(
    fc.asyncProperty(ids, async (given) => {
      fc.pre(given.every((id) => !given.some((other) => other.startsWith(`${id}.txt/`))));
      const root = await folder();
      const dataset = await made(root, { dataset: 'text', suffix: '.txt' });
      await dataset.save(Object.fromEntries(given.map((id) => [id, id])));
      const loaded = await dataset.load();
      expect(Object.keys(loaded).sort()).toEqual([...given].sort());
      for (const id of given) expect(await loaded[id]()).toBe(id);
    }),
    { numRuns: 25 },
  );
});

test.each([
  [
    { dataset: { type: 'csv', delimeter: ';' } },
    'in "dataset": unknown option "delimeter". Did you mean "delimiter"?',
    ['dataset', 'delimeter'],
  ],
  [{ dataset: { type: 'csv', path: 'x' } }, '"dataset.path": each partition has its own', ['dataset', 'path']],
  [{ dataset: { type: 'csv', versioned: true } }, '"dataset.versioned": partitions have no versions', ['dataset', 'versioned']],
])('the options %j are refused at once, with the path to the mistake', async (options, words, path) => {
  await expect(made(await folder(), options)).rejects.toMatchObject({
    code: 'DATASET_OPTIONS',
    message: expect.stringContaining(words),
    details: { issues: [{ path, message: expect.stringContaining(words) }] },
  });
});

test.each([
  [partitioned, { dataset: 'csv' }, '"path": expected the path of a folder'],
  [partitioned, { path: 'x' }, '"dataset": expected the type of a dataset, or a mapping with a "type" and its options'],
  [
    partitioned,
    { path: 'x', dataset: { path: 'y' } },
    '"dataset": expected the type of a dataset, or a mapping with a "type" and its options',
  ],
  [partitioned, { path: 'x', dataset: 'csv', overwrite: 'yes' }, '"overwrite": expected true or false'],
  [
    partitioned,
    { path: 'x', dataset: 'csv', manifest: 'm' },
    'unknown option "manifest". There are: path, dataset, suffix, overwrite, credentials',
  ],
  [incremental, { path: 'x', dataset: 'csv', manifest: '' }, '"manifest": expected the path of a file'],
])('the options of a folder are checked: %#', async (definition, options, issue) => {
  expect(await issuesOf(definition, options)).toEqual([issue]);
});

test('a manifest that is none is not taken for an empty one', async () => {
  const root = await folder();
  await mkdir(join(root, 'parts'));
  await writeFile(join(root, 'parts/.leat-manifest.json'), '["a"]');
  const dataset = await madeAround(incremental, types, root, { path: 'parts', dataset: 'text' });
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringContaining('(parts/.leat-manifest.json): this is no manifest: it has no list of ids "processed"'),
  });
});
