import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import parquet from '../src/parquet.ts';
import { folder, issuesOf, made } from './made.ts';
import { allTypes, anyRow } from './support/any-row.ts';

const rows = [
  {
    id: 1,
    name: 'Zoë',
    score: 1.5,
    paid: true,
    at: new Date('2024-02-29T12:00:00.123Z'),
    raw: new Uint8Array([0, 255]),
    tags: ['a', { b: 1 }],
  },
  { id: 2, name: '', score: -0, paid: false, at: new Date(0), raw: new Uint8Array(), tags: [] },
  { id: 3, name: null, score: null, paid: null, at: null, raw: null, tags: null },
];

test.each(['snappy', 'zstd', 'gzip', 'none'])('rows come back as they were, with compression %s', async (compression) => {
  const root = await folder();
  const dataset = await made(parquet, root, { path: 'x.parquet', compression });
  await dataset.save(rows);
  expect(await dataset.load()).toEqual(rows);
  const { row_groups: groups } = parquetMetadata((await readFile(join(root, 'x.parquet'))).buffer as ArrayBuffer);
  expect(groups[0]!.columns[0]!.meta_data!.codec).toBe({ snappy: 'SNAPPY', zstd: 'ZSTD', gzip: 'GZIP', none: 'UNCOMPRESSED' }[compression]);
});

const row = anyRow();

test('every row of every type comes back exactly', async () => {
  const dataset = await made(parquet, await folder(), { path: 'x.parquet', types: allTypes });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), async (value) => {
      await dataset.save(value);
      expect(await dataset.load()).toEqual(value);
    }),
    { numRuns: 60 },
  );
});

test('a table without rows keeps its columns, and one without columns has no rows', async () => {
  const root = await folder();
  const typed = await made(parquet, root, { path: 'x.parquet', types: { a: 'integer', b: 'date' } });
  await typed.save([]);
  expect(await typed.load()).toEqual([]);
  expect(await (await made(parquet, root, { path: 'x.parquet', as: 'columns' })).load()).toEqual({ a: [], b: [] });
  const bare = await made(parquet, root, { path: 'y.parquet' });
  await bare.save([]);
  expect(await bare.load()).toEqual([]);
});

test('reads only the columns that are asked for, in that order', async () => {
  const root = await folder();
  await (await made(parquet, root, { path: 'x.parquet' })).save(rows);
  const some = await made(parquet, root, { path: 'x.parquet', columns: ['score', 'id'] });
  expect(Object.entries((await some.load())[0])).toEqual([
    ['score', 1.5],
    ['id', 1],
  ]);
});

test('columns are typed arrays where they hold only numbers or only BigInts, and lists elsewhere', async () => {
  const root = await folder();
  const dataset = await made(parquet, root, { path: 'x.parquet', as: 'columns', types: { big: 'bigint' } });
  const value = { n: Float64Array.of(1.5, 2), big: [1n, 2n ** 60n], text: ['a', null] };
  await dataset.save(value);
  expect(await dataset.load()).toEqual({ ...value, big: BigInt64Array.of(1n, 2n ** 60n) });
});

test('an integer that a number cannot hold is refused, never rounded, until its column is a bigint', async () => {
  const root = await folder();
  const big = { id: 2n ** 53n + 1n };
  const dataset = await made(parquet, root, { path: 'x.parquet' });
  await dataset.save([{ id: 7n }, big]);
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message:
      'dataset "table" (x.parquet): row 2, column "id" holds 9007199254740993, which a JavaScript number cannot hold exactly. ' +
      'Write "types: { id: bigint }" to have BigInts, or "string"',
  });
  const exact = await made(parquet, root, { path: 'x.parquet', types: { id: 'bigint' } });
  expect(await exact.load()).toEqual([{ id: 7n }, big]);
  const text = await made(parquet, root, { path: 'x.parquet', types: { id: 'string' } });
  expect(await text.load()).toEqual([{ id: '7' }, { id: '9007199254740993' }]);
});

test('decimals are the nearest numbers, and exact as text', async () => {
  const root = await folder();
  const unscaled = [35n, -115n, 0n, 12345678901234567n];
  const file = parquetWriteBuffer({
    columnData: [{ name: 'price', data: unscaled }],
    schema: [
      { name: 'root', num_children: 1 },
      {
        name: 'price',
        type: 'FIXED_LEN_BYTE_ARRAY',
        type_length: 9,
        converted_type: 'DECIMAL',
        scale: 2,
        precision: 20,
        repetition_type: 'OPTIONAL',
      },
    ],
  });
  await writeFile(join(root, 'x.parquet'), Buffer.from(file));
  const numbers = await made(parquet, root, { path: 'x.parquet' });
  expect((await numbers.load()).map(({ price }: { price: number }) => price)).toEqual([0.35, -1.15, 0, 123456789012345.67]);
  const texts = await made(parquet, root, { path: 'x.parquet', types: { price: 'string' } });
  expect((await texts.load()).map(({ price }: { price: string }) => price)).toEqual(['0.35', '-1.15', '0.00', '123456789012345.67']);
});

test('the parts of a node that yields become row groups of one file', async () => {
  const root = await folder();
  const dataset = await made(parquet, root, { path: 'x.parquet' });
  const parts = dataset.append();
  await parts.write([]);
  await parts.write([{ a: 1, b: 'x' }]);
  await parts.write([{ a: null, b: 'y' }]);
  await parts.commit();
  expect(await dataset.load()).toEqual([
    { a: 1, b: 'x' },
    { a: null, b: 'y' },
  ]);
  const bytes = await readFile(join(root, 'x.parquet'));
  expect(parquetMetadata(bytes.buffer as ArrayBuffer).row_groups.length).toBe(2);
});

test('a later part is held to the columns and types of the first', async () => {
  const dataset = await made(parquet, await folder(), { path: 'x.parquet' });
  const parts = dataset.append();
  await parts.write([{ a: 1 }]);
  await expect(parts.write([{ a: 1.5 }])).rejects.toThrow(
    'dataset "table" (x.parquet): row 1, column "a" holds 1.5, which does not fit its type integer. Correct it, or say another type: "types: { a: … }"',
  );
  await expect(parts.write([{ aa: 1 }])).rejects.toThrow('a row has a column "aa", which the first part had not');
  await parts.discard();
  expect(await dataset.exists()).toBe(false);
});

test.each([
  [
    'text and numbers',
    [{ a: 'x' }, { a: 1 }],
    'column "a" holds string in row 1 and integer in row 2. Make them alike, or say "types: { a: … }"',
  ],
  ['a function', [{ a: () => 1 }], 'row 1, column "a" holds a value of type function, which no table can hold'],
  ['an instance of a class', [{ a: new Map() }], 'row 1, column "a" holds an instance of class Map, which no table can hold'],
  ['half a character', [{ a: '\ud83d' }], 'row 1, column "a" holds a value of type string, which does not fit its type string'],
  ['a BigInt of 65 bits', [{ a: 2n ** 63n }], 'row 1, column "a" holds 9223372036854775808, which does not fit its type bigint'],
  ['NaN inside JSON', [{ a: [Number.NaN] }], 'row 1, column "a" holds a list, which does not fit its type json'],
  ['an invalid date', [{ a: new Date(Number.NaN) }], 'which does not fit its type date'],
  ['what is not a row', [1], 'row 1 is not an object of values by column name'],
  ['rows without columns', [{}], 'the rows have no columns'],
  ['columns of two lengths', { a: [1], b: [] }, 'column "b" has 0 values, and "a" has 1'],
  ['a column that is no list', { a: 1 }, 'column "a" is not a list of values'],
])('refuses %s, and keeps the old file', async (_, value, words) => {
  const dataset = await made(parquet, await folder(), { path: 'x.parquet' });
  await dataset.save([{ a: 1 }]);
  await expect(dataset.save(value)).rejects.toThrow(words);
  expect(await dataset.load()).toEqual([{ a: 1 }]);
});

test('says that a file is not Parquet, and that a column is not there', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.parquet'), 'a,b\n1,2\n');
  await expect((await made(parquet, root, { path: 'x.parquet' })).load()).rejects.toThrow(
    'dataset "table" (x.parquet): this is not a Parquet file that can be read: ',
  );
  await (await made(parquet, root, { path: 'y.parquet' })).save(rows);
  await expect((await made(parquet, root, { path: 'y.parquet', columns: ['scores'] })).load()).rejects.toThrow(
    'dataset "table" (y.parquet): there is no column "scores". Did you mean "score"?',
  );
  await expect((await made(parquet, root, { path: 'z.parquet' })).load()).rejects.toMatchObject({ code: 'NO_VALUE' });
});

test('a file that was cut off is refused', async () => {
  const root = await folder();
  const dataset = await made(parquet, root, { path: 'x.parquet' });
  await dataset.save(rows);
  const bytes = await readFile(join(root, 'x.parquet'));
  await writeFile(join(root, 'x.parquet'), bytes.subarray(0, bytes.length - 20));
  await expect(dataset.load()).rejects.toMatchObject({ code: 'INVALID_DATA' });
});

test('other readers see the same table', async () => {
  const root = await folder();
  await (await made(parquet, root, { path: 'x.parquet' })).save([{ id: 1, name: 'a' }]);
  const file = (await readFile(join(root, 'x.parquet'))).buffer as ArrayBuffer;
  expect(await parquetReadObjects({ file })).toEqual([{ id: 1n, name: 'a' }]);
});

test.each([
  [{ path: 'x', compression: 'lzo' }, '"compression": expected snappy, zstd, gzip or none'],
  [{ path: 'x', as: 'frame' }, '"as": expected rows or columns'],
  [{ path: 'x', types: { a: 'int' } }, '"types.a": expected string, number, integer, bigint, boolean, date, bytes or json'],
  [{ path: 'x', columns: [] }, '"columns": expected a list of column names'],
])('the options %j are refused', async (options, issue) => {
  expect(await issuesOf(parquet, options)).toEqual([issue]);
});
