import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defineDataset, memoryDataset } from '@leat/core';
import { expect, test } from 'vitest';
import cached from '../src/cached.ts';
import json from '../src/json.ts';
import jsonl from '../src/jsonl.ts';
import text from '../src/text.ts';
import { folder, issuesOf, madeAround } from './made.ts';

const memory = defineDataset({ apiVersion: 1, create: () => memoryDataset() });
const made = (root: string, dataset: object | string) => madeAround(cached, { json, jsonl, text, memory }, root, { dataset });

test('loads once, until it is released', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.json'), '[1]');
  const dataset = await made(root, { type: 'json', path: 'x.json' });
  const [one, other] = await Promise.all([dataset.load(), dataset.load()]);
  expect(one).toBe(other);
  await writeFile(join(root, 'x.json'), '[2]');
  expect(await dataset.load()).toEqual([1]);
  dataset.release();
  expect(await dataset.load()).toEqual([2]);
});

test('what is saved is in the file, and is what is loaded', async () => {
  const root = await folder();
  const dataset = await made(root, { type: 'json', path: 'x.json' });
  expect(await dataset.exists()).toBe(false);
  const value = { a: [1] };
  await dataset.save(value);
  expect(JSON.parse(await readFile(join(root, 'x.json'), 'utf8'))).toEqual(value);
  expect(await dataset.load()).toBe(value);
  expect(await dataset.exists()).toBe(true);
  expect(dataset.location).toBe('x.json');
});

test('a value for many readers cannot be changed by one', async () => {
  const dataset = await made(await folder(), { type: 'json', path: 'x.json' });
  await dataset.save([{ a: 1 }]);
  const rows = await dataset.load();
  expect(() => (rows[0].a = 2)).toThrow(TypeError);
});

test('a save that fails leaves what was there, in memory and in the file', async () => {
  const dataset = await made(await folder(), { type: 'json', path: 'x.json' });
  await dataset.save('old');
  await expect(dataset.save(Number.NaN)).rejects.toThrow();
  expect(await dataset.load()).toBe('old');
});

test('a load that fails is tried anew by the next', async () => {
  const root = await folder();
  const dataset = await made(root, { type: 'json', path: 'x.json' });
  await expect(dataset.load()).rejects.toMatchObject({ code: 'NO_VALUE' });
  await writeFile(join(root, 'x.json'), '1');
  expect(await dataset.load()).toBe(1);
});

test('what is written past it, in parts or by another program, is loaded', async () => {
  const dataset = await made(await folder(), { type: 'text', path: 'x.txt' });
  await dataset.save('one');
  const parts = dataset.append();
  await parts.write('two');
  expect(await dataset.load()).toBe('one');
  await parts.commit();
  expect(await dataset.load()).toBe('two');
  const staged = await dataset.file.write();
  await writeFile(staged.path, 'three');
  await staged.commit();
  expect(await dataset.load()).toBe('three');
});

test('a stream is read once, and so is not kept', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.jsonl'), '1\n');
  const dataset = await made(root, { type: 'jsonl', path: 'x.jsonl', stream: true });
  await expect(dataset.load()).rejects.toThrow('dataset "table": a stream cannot be kept in memory. Take out "stream", or "cached"');
});

test('memory is not cached', async () => {
  await expect(made(await folder(), 'memory')).rejects.toThrow('"dataset": what is in memory needs no cache. Write "type: memory" itself');
});

test('says where a wrong option of the dataset inside stands', async () => {
  await expect(made(await folder(), { type: 'json', path: 'x', indnt: 1 })).rejects.toMatchObject({
    details: { issues: [{ path: ['dataset', 'indnt'], message: 'in "dataset": unknown option "indnt". Did you mean "indent"?' }] },
  });
});

test.each([[{}], [{ dataset: 3 }], [{ dataset: { path: 'x' } }]])('the options %j are refused', async (options) => {
  expect(await issuesOf(cached, options)).toEqual([
    '"dataset": expected the type of a dataset, or a mapping with a "type" and its options',
  ]);
});
