import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import csv from '../src/csv.ts';
import jsonl from '../src/jsonl.ts';
import { folder, issuesOf, made } from './made.ts';

const load = async (content: string | Buffer, options: object = {}) => {
  const root = await folder();
  await writeFile(join(root, 'x.jsonl'), content);
  return (await made(jsonl, root, { path: 'x.jsonl', ...options })).load();
};

async function chunksOf(stream: AsyncIterable<unknown[]>): Promise<unknown[][]> {
  const chunks: unknown[][] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

test.each([
  ['a value on each line', '{"a":1}\n2\n"x"\nnull\n', [{ a: 1 }, 2, 'x', null]],
  ['no last line end', '1\n2', [1, 2]],
  ['Windows line ends', '1\r\n2\r\n', [1, 2]],
  ['blank lines', '\n1\n\n \n2\n\n', [1, 2]],
  ['a byte order mark', '\uFEFF1\n', [1]],
  ['an empty file', '', []],
])('reads %s', async (_, content, rows) => {
  expect(await load(content)).toEqual(rows);
});

test.each([
  ['a line that is not JSON', '1\n\n{"a":}\n', 'dataset "table" (x.jsonl:3): this line is not JSON: '],
  ['a line that ends too soon', '1\n{"a":', 'dataset "table" (x.jsonl:2): this line is not JSON: '],
  ['bytes that are not utf-8', Buffer.from('"\xe4"\n', 'latin1'), 'dataset "table" (x.jsonl): its bytes are not utf-8 text'],
  ['a character cut off at the end', Buffer.from([0x22, 0xc3]), 'its bytes are not utf-8 text'],
])('refuses %s', async (_, content, words) => {
  await expect(load(content)).rejects.toThrow(words);
});

test('a line may be longer than what is read at once', async () => {
  const long = 'ä'.repeat(500_000);
  expect(await load(`[1]\n${JSON.stringify(long)}\n[2]\n`)).toEqual([[1], long, [2]]);
});

test('all rows come back as they were, whole or in parts', async () => {
  const dataset = await made(jsonl, await folder(), { path: 'x.jsonl' });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue({ noUnicodeString: false })), fc.nat(5), async (rows, cut) => {
      const values = JSON.parse(JSON.stringify(rows)); // JSON has no -0
      await dataset.save(values);
      expect(await dataset.load()).toEqual(values);
      const parts = dataset.append();
      await parts.write(values.slice(0, cut));
      await parts.write(values.slice(cut));
      await parts.commit();
      expect(await dataset.load()).toEqual(values);
    }),
    { numRuns: 60 },
  );
});

test('no parts at all are an empty file', async () => {
  const dataset = await made(jsonl, await folder(), { path: 'x.jsonl' });
  await dataset.append().commit();
  expect(await dataset.load()).toEqual([]);
});

test('a row that JSON cannot hold is named by its line, and nothing is written', async () => {
  const root = await folder();
  const dataset = await made(jsonl, root, { path: 'x.jsonl' });
  await expect(dataset.save([{ a: 1 }, { a: Number.NaN }])).rejects.toThrow(
    'dataset "table" (x.jsonl:2): "a" is NaN, which JSON cannot hold',
  );
  await expect(dataset.save({ a: 1 })).rejects.toThrow('a list of rows was expected, and a value of type object came');
  expect(await readdir(root)).toEqual([]);
});

test.each([
  [jsonl, '{"a":"0"}\n{"a":"1"}\n{"a":"2"}\n{"a":"3"}\n{"a":"4"}\n'],
  [csv, 'a\n0\n1\n2\n3\n4\n'],
])('a stream gives chunks of rows, and begins anew each time: %#', async (definition, content) => {
  const root = await folder();
  await writeFile(join(root, 'x'), content);
  const stream = await (await made(definition, root, { path: 'x', stream: true, chunk: 2 })).load();
  const chunks = [[{ a: '0' }, { a: '1' }], [{ a: '2' }, { a: '3' }], [{ a: '4' }]];
  expect(await chunksOf(stream)).toEqual(chunks);
  expect(await chunksOf(stream)).toEqual(chunks);
});

test.each([csv, jsonl])('a stream can be saved: %#', async (definition) => {
  const root = await folder();
  await writeFile(join(root, 'x'), '{"a":1}\n{"a":2}\n{"a":3}\n');
  const stream = await (await made(jsonl, root, { path: 'x', stream: true, chunk: 2 })).load();
  const copy = await made(definition, root, { path: 'y' });
  await copy.save(stream);
  expect(await readFile(join(root, 'y'), 'utf8')).toBe(definition === csv ? 'a\n1\n2\n3\n' : '{"a":1}\n{"a":2}\n{"a":3}\n');
});

test('a stream that breaks off while it is saved leaves the old file whole', async () => {
  const root = await folder();
  await writeFile(join(root, 'x'), `${'1\n'.repeat(5_000)}oops\n`);
  const stream = await (await made(jsonl, root, { path: 'x', stream: true })).load();
  const copy = await made(jsonl, root, { path: 'y' });
  await copy.save(['old']);
  await expect(copy.save(stream)).rejects.toThrow('(x:5001): this line is not JSON');
  expect(await copy.load()).toEqual(['old']);
  expect((await readdir(root)).sort()).toEqual(['x', 'y']);
});

test('a reader that stops early lets go of the file', async () => {
  const root = await folder();
  await writeFile(join(root, 'x'), '1\n'.repeat(200_000));
  const before = (await readdir('/proc/self/fd').catch(() => [])).length;
  const stream = await (await made(csv, root, { path: 'x', stream: true, header: false, columns: ['a'] })).load();
  for (let round = 0; round < 20; round++) for await (const _ of stream) break;
  const after = (await readdir('/proc/self/fd').catch(() => [])).length;
  expect(after - before).toBeLessThan(5);
});

test.each([
  [{ path: 'x', chunk: 10 }, '"chunk": it says how many rows of a stream come at once, so it needs "stream: true"'],
  [{ path: 'x', stream: true, chunk: 0 }, '"chunk": expected a number of rows, from 1'],
  [{ path: 'x', stream: 'yes' }, '"stream": expected true or false'],
])('the options %j are refused, of csv too', async (options, issue) => {
  expect(await issuesOf(jsonl, options)).toEqual([issue]);
  expect(await issuesOf(csv, options)).toEqual([issue]);
});
