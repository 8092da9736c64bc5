import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import csv from '../src/csv.ts';
import { folder, issuesOf, made } from './made.ts';

const load = async (content: string | Buffer, options: object = {}) => {
  const root = await folder();
  await writeFile(join(root, 'x.csv'), content);
  return (await made(csv, root, { path: 'x.csv', ...options })).load();
};
const saved = async (rows: unknown, options: object = {}) => {
  const root = await folder();
  await (await made(csv, root, { path: 'x.csv', ...options })).save(rows);
  return readFile(join(root, 'x.csv'), 'utf8');
};

test.each([
  ['text, as it stands', 'a,b\n1, x \n', [{ a: '1', b: ' x ' }]],
  ['an empty cell is missing, an empty quoted one is text', 'a,b\n,""\n', [{ a: null, b: '' }]],
  ['quotes, delimiters and line ends inside quotes', 'a,b\n"x ""y"", z","1\n2"\n', [{ a: 'x "y", z', b: '1\n2' }]],
  ['Windows line ends', 'a,b\r\n1,2\r\n', [{ a: '1', b: '2' }]],
  [
    'mixed line ends',
    'a,b\n1,2\r\n3,4\n',
    [
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ],
  ],
  ['a byte order mark', '\uFEFFa,b\n1,2\n', [{ a: '1', b: '2' }]],
  ['blank lines', 'a,b\n\n1,2\n\n', [{ a: '1', b: '2' }]],
  ['no last line end', 'a\n1', [{ a: '1' }]],
  ['a header alone', 'a,b\n', []],
  ['an empty file', '', []],
])('reads %s', async (_, content, rows) => {
  expect(await load(content)).toEqual(rows);
});

const types = { n: 'number', i: 'integer', b: 'boolean', d: 'date', s: 'string' };

test('reads cells by the types of their columns', async () => {
  expect(await load('n,i,b,d,s,u\n-1.5e3,7.0,TRUE,2024-02-29,007,007\n,"",,,,\n', { types })).toEqual([
    { n: -1500, i: 7, b: true, d: new Date('2024-02-29T00:00:00Z'), s: '007', u: '007' },
    { n: null, i: null, b: null, d: null, s: null, u: null },
  ]);
});

test('a time without a zone is in UTC, wherever it is read', async () => {
  expect(await load('d\n2024-02-29 10:00:00\n2024-02-29T10:00+02:00\n', { types: { d: 'date' } })).toEqual([
    { d: new Date('2024-02-29T10:00:00Z') },
    { d: new Date('2024-02-29T08:00:00Z') },
  ]);
});

test.each([
  ['number', 'ten'],
  ['number', '0x10'],
  ['number', '1,5'],
  ['integer', '1.5'],
  ['integer', '9007199254740993'],
  ['boolean', 't'],
  ['date', '29.02.2024'],
  ['date', '2024-13-01'],
])('a cell that is no %s is refused with its line: %s', async (type, cell) => {
  await expect(load(`a,x\n"two\nlines",\n2,"${cell}"\n`, { types: { x: type } })).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message: `dataset "table" (x.csv:4): column "x" should be of type ${type}, and holds "${cell}". Correct the file, or the "types" of the dataset`,
  });
});

test.each([
  [
    'a ragged row',
    'a,b\n1,2\n1,2,3\n',
    {},
    '(x.csv:3): 3 cells where the header has 2. Correct the line, or the "delimiter" of the dataset',
  ],
  ['a short row', 'a,b\n1\n', {}, '(x.csv:2): 1 cells where the header has 2'],
  ['an open quote', 'a,b\n1,2\n"x,2\n', {}, '(x.csv:3): this is not csv: '],
  ['a column without a name', 'a,\n1,2\n', {}, '(x.csv:1): column 2 has no name'],
  ['two columns of one name', 'a,a\n1,2\n', {}, '(x.csv:1): column 2 is called "a" like another'],
  ['a column __proto__', '__proto__\n1\n', {}, 'column 1 cannot be called __proto__'],
  ['a type for no column', 'price\n1\n', { types: { prise: 'number' } }, 'there is no column "prise". Did you mean "price"?'],
  ['a column that is not there', 'a\n1\n', { columns: ['a', 'b'] }, 'there is no column "b"'],
  ['latin1 bytes', Buffer.from('a\n\xe4\n', 'latin1'), {}, 'dataset "table" (x.csv): its bytes are not utf-8 text'],
])('refuses %s', async (_, content, options, words) => {
  await expect(load(content, options)).rejects.toThrow(words);
});

test('takes only the columns it is told, in that order', async () => {
  expect(JSON.stringify(await load('a,b,c\n1,2,3\n', { columns: ['c', 'a'] }))).toBe('[{"c":"3","a":"1"}]');
});

test('a file without a header line is named by the options, both ways', async () => {
  const options = { header: false, columns: ['a', 'b'], delimiter: '\t' };
  expect(await load('1\t2\n', options)).toEqual([{ a: '1', b: '2' }]);
  expect(await saved([{ b: 2, a: 1 }], options)).toBe('1\t2\n');
});

test('other texts can mean a missing value, and are quoted when they are text', async () => {
  const options = { nulls: ['NA', ''] };
  expect(await load('a,NA\nNA,\n"NA",x\n', options)).toEqual([
    { a: null, NA: null },
    { a: 'NA', NA: 'x' },
  ]);
  expect(await saved([{ a: null, b: 'NA' }], options)).toBe('a,b\nNA,"NA"\n');
});

test('the columns are those of all rows', async () => {
  expect(await saved([{ a: 1 }, { b: true, a: null }, { c: new Date(0) }])).toBe('a,b,c\n1,,\n,true,\n,,1970-01-01T00:00:00.000Z\n');
});

test.each([
  ['an object', [{ a: 1 }, { a: { b: 1 } }], 'row 2, column "a" holds a value of type object'],
  ['a list', [{ a: [1] }], 'row 1, column "a" holds a list'],
  ['an invalid date', [{ a: new Date(Number.NaN) }], 'row 1, column "a" holds'],
  ['no rows', { a: 1 }, 'a list of rows was expected, and a value of type object came'],
  ['rows that are lists', [[1, 2]], 'row 1 is not an object of cells by column name'],
])('refuses to save %s', async (_, rows, words) => {
  await expect(saved(rows)).rejects.toThrow(words);
});

test('a row that is refused after thousands were written leaves the old file whole, and nothing beside it', async () => {
  const root = await folder();
  const dataset = await made(csv, root, { path: 'x.csv' });
  await dataset.save([{ a: 'old' }]);
  const rows: unknown[] = Array.from({ length: 5_000 }, (_, a) => ({ a }));
  rows.push({ a: {} });
  await expect(dataset.save(rows)).rejects.toThrow('row 5001, column "a" holds a value of type object');
  expect(await dataset.load()).toEqual([{ a: 'old' }]);
  expect(await readdir(root)).toEqual(['x.csv']);
});

test('rows in parts are the rows in one', async () => {
  const root = await folder();
  const dataset = await made(csv, root, { path: 'x.csv', types: { a: 'number' } });
  const parts = dataset.append();
  await parts.write([]);
  await parts.write([{ a: 1, b: 'x' }]);
  await parts.write([{ a: 2 }, { b: 'y' }]);
  expect(await dataset.exists()).toBe(false);
  await parts.commit();
  expect(await dataset.load()).toEqual([
    { a: 1, b: 'x' },
    { a: 2, b: null },
    { a: null, b: 'y' },
  ]);
});

test('a part with a new column is refused, by name', async () => {
  const dataset = await made(csv, await folder(), { path: 'x.csv' });
  const parts = dataset.append();
  await parts.write([{ price: 1 }]);
  await expect(parts.write([{ prise: 1 }])).rejects.toThrow(
    'row 2 has a column "prise", which the first part had not. Say all "columns" in the catalog, or correct it. Did you mean "price"?',
  );
  await parts.discard();
});

test('no parts at all are an empty table', async () => {
  const dataset = await made(csv, await folder(), { path: 'x.csv' });
  await dataset.append().commit();
  expect(await dataset.load()).toEqual([]);
});

const cells = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', ';', 'é', '\t') });
const row = fc.record({
  text: fc.option(cells),
  n: fc.option(fc.double()),
  i: fc.option(fc.maxSafeInteger()),
  b: fc.option(fc.boolean()),
  d: fc.option(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })),
});

test.each([',', ';', '\t'])('every table comes back as it was, with the delimiter %j', async (delimiter) => {
  const dataset = await made(csv, await folder(), {
    path: 'x.csv',
    delimiter,
    types: { n: 'number', i: 'integer', b: 'boolean', d: 'date' },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1 }), async (rows) => {
      await dataset.save(rows);
      expect(await dataset.load()).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test('every table of one column comes back as it was', async () => {
  const dataset = await made(csv, await folder(), { path: 'x.csv' });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ only: fc.option(cells) }), { minLength: 1 }), async (rows) => {
      await dataset.save(rows);
      expect(await dataset.load()).toEqual(rows);
    }),
    { numRuns: 60 },
  );
});

test('a column may be called like what every object has', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.csv'), 'constructor,toString\n1,2\n');
  const rows = await (await made(csv, root, { path: 'x.csv', types: { constructor: 'integer' } })).load();
  expect(rows).toEqual([{ constructor: 1, toString: '2' }]);
});

test.each([
  [{ path: 'x', delimeter: ';' }, 'unknown option "delimeter". Did you mean "delimiter"?'],
  [{ path: 'x', delimiter: ';;' }, '"delimiter": expected one character'],
  [{ path: 'x', types: { a: 'float' } }, '"types.a": expected string, number, integer, boolean or date'],
  [{ path: 'x', header: false }, '"header": a file without a header line needs "columns"'],
  [{ path: 'x', nulls: [] }, '"nulls": expected a list of texts'],
  [{ path: 'x', nulls: [3] }, '"nulls.0": expected text'],
  [{ path: 'x', columns: null }, '"columns": expected a list of column names'],
  [{ path: 'x', columns: ['a', ''] }, '"columns.1": expected the name of a column'],
  [{ path: 'x', types: ['string'] }, '"types": expected a type for each column'],
  [{ path: 'x', header: 'no' }, '"header": expected true or false'],
])('the options %j are refused', async (options, issue) => {
  expect(await issuesOf(csv, options)).toEqual([issue]);
});
