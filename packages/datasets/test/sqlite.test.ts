import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import sqliteQuery from '../src/sqlite-query.ts';
import sqliteTable from '../src/sqlite-table.ts';
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
  { id: 2, name: '', score: 2, paid: false, at: new Date(0), raw: new Uint8Array(), tags: [1] },
  { id: 3, name: null, score: null, paid: null, at: null, raw: null, tags: null },
];

const table = { path: 'data/x.db', table: 'some "rows"' };

test('rows come back as they were, by the types that were declared for their columns', async () => {
  const dataset = await made(sqliteTable, await folder(), table);
  await dataset.save(rows);
  expect(await dataset.load()).toEqual(rows);
  expect(dataset.location).toBe('data/x.db, table "some "rows""');
});

const row = anyRow({
  number: fc.double({ noNaN: true }).map((value) => value + 0), // a REAL keeps no sign of zero
  when: fc.date({ noInvalidDate: true, min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }),
});

test('every row of every type comes back exactly', async () => {
  const dataset = await made(sqliteTable, await folder(), { ...table, types: allTypes });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (value) => {
      await dataset.save(value);
      expect(await dataset.load()).toEqual(value);
    }),
    { numRuns: 25 },
  );
});

test.each([
  ['replace', [{ a: 3, b: 'new' }], [{ a: 3, b: 'new' }]],
  ['append', [{ a: 3 }], [{ a: 1 }, { a: 2 }, { a: 3 }]],
])('a table that exists is dealt with as "ifExists: %s" says', async (ifExists, value, expected) => {
  const dataset = await made(sqliteTable, await folder(), { ...table, ifExists });
  await dataset.save([{ a: 1 }, { a: 2 }]);
  await dataset.save(value);
  expect(await dataset.load()).toEqual(expected);
});

test('a table that exists is refused with "ifExists: fail"', async () => {
  const dataset = await made(sqliteTable, await folder(), { ...table, ifExists: 'fail' });
  await dataset.save([{ a: 1 }]);
  await expect(dataset.save([{ a: 2 }])).rejects.toMatchObject({
    code: 'TABLE_EXISTS',
    message:
      'dataset "table" (table "some "rows"" of data/x.db): the table exists. Remove it, or say "ifExists: replace" or "ifExists: append"',
  });
  expect(await dataset.load()).toEqual([{ a: 1 }]);
});

test('no rows empty a table and keep its columns, and need "types" to make one', async () => {
  const root = await folder();
  const dataset = await made(sqliteTable, root, table);
  await expect(dataset.save([])).rejects.toThrow('there are no rows to know the columns from. Say "types" in the catalog');
  await dataset.save([{ a: 1 }]);
  await dataset.save([]);
  expect(await dataset.load()).toEqual([]);
  expect(await (await made(sqliteTable, root, { ...table, as: 'columns' })).load()).toEqual({ a: [] });
  const typed = await made(sqliteTable, root, { path: 'y.db', table: 't', as: 'columns', types: { n: 'number' } });
  await typed.save([]);
  expect(await typed.load()).toEqual({ n: [] });
});

test('shows nothing of what is appended until it is committed, and then all of it', async () => {
  const dataset = await made(sqliteTable, await folder(), table);
  await dataset.save([{ a: 0 }]);
  const parts = dataset.append();
  await parts.write([{ a: 1 }]);
  await parts.write([{ a: 2 }]);
  expect(await dataset.load()).toEqual([{ a: 0 }]);
  await parts.commit();
  expect(await dataset.load()).toEqual([{ a: 1 }, { a: 2 }]);
});

test('nothing remains of what is discarded, nor of a save that fails half-way', async () => {
  const root = await folder();
  const dataset = await made(sqliteTable, root, { ...table, ifExists: 'append' });
  await dataset.save([{ a: 0 }]);
  const parts = dataset.append();
  await parts.write([{ a: 1 }]);
  await parts.discard();
  await expect(dataset.save([{ a: 1 }, { a: Number.NaN }])).rejects.toThrow(
    'row 2, column "a" holds NaN, which SQLite cannot. Make it null',
  );
  expect(await dataset.load()).toEqual([{ a: 0 }]);
  expect(await readdir(join(root, 'data'))).toEqual(['x.db']);
});

test('two writers of one database in one process take turns', async () => {
  const root = await folder();
  const one = await made(sqliteTable, root, { path: 'x.db', table: 'one' });
  const other = await made(sqliteTable, root, { path: 'x.db', table: 'other' });
  const parts = one.append();
  await parts.write([{ a: 1 }]);
  const waiting = other.save([{ b: 2 }]);
  await parts.write([{ a: 3 }]);
  await parts.commit();
  await waiting;
  expect(await one.load()).toEqual([{ a: 1 }, { a: 3 }]);
  expect(await other.load()).toEqual([{ b: 2 }]);
});

test('says that there is no database, and no table', async () => {
  const root = await folder();
  const dataset = await made(sqliteTable, root, table);
  expect(await dataset.exists()).toBe(false);
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'NO_VALUE',
    message: `dataset "table": there is no database ${root}/data/x.db, and nothing has made it yet`,
  });
  expect(await readdir(root)).toEqual([]);
  await (await made(sqliteTable, root, { ...table, table: 'other' })).save([{ a: 1 }]);
  expect(await dataset.exists()).toBe(false);
  await expect(dataset.load()).rejects.toThrow('(table "some "rows"" of data/x.db): there is no such table, and nothing has made it yet');
});

test('a query gives rows, with parameters by position and by name', async () => {
  const root = await folder();
  await (await made(sqliteTable, root, { path: 'x.db', table: 't' })).save(rows);
  const positional = { query: 'SELECT name, paid, count(*) OVER () AS total FROM t WHERE id < ? AND paid = ?', parameters: [3, true] };
  const named = { query: 'SELECT at FROM t WHERE id = :id', parameters: { id: 1 }, as: 'columns' };
  expect(await (await made(sqliteQuery, root, { path: 'x.db', ...positional })).load()).toEqual([{ name: 'Zoë', paid: true, total: 1 }]);
  expect(await (await made(sqliteQuery, root, { path: 'x.db', ...named })).load()).toEqual({ at: [rows[0]!.at] });
});

test.each([
  ['SELECT * FROM missing', undefined, 'SQLite refuses: no such table: missing'],
  ['SELEC 1', undefined, 'SQLite refuses: near "SELEC": syntax error'],
  ['DELETE FROM t', undefined, 'the database may not be written: attempt to write a readonly database. A query only reads'],
  ['SELECT 1 AS a, 2 AS a', undefined, 'two columns are called "a". Give one of them another name'],
  ['SELECT 1 AS a', { b: 1 }, "the parameters do not fit: Unknown named parameter 'b'"],
  ['SELECT 9007199254740993 AS a', undefined, 'row 1, column "a" holds 9007199254740993, which a JavaScript number cannot hold exactly'],
])('the query %j is refused', async (query, parameters, words) => {
  const root = await folder();
  await (await made(sqliteTable, root, { path: 'x.db', table: 't' })).save([{ a: 1 }]);
  const dataset = await made(sqliteQuery, root, { path: 'x.db', query, ...(parameters && { parameters }) });
  await expect(async () => dataset.load()).rejects.toThrow(`dataset "table" (a query of x.db): ${words}`);
});

test('a column that does not hold what it was declared as is refused, until its type is said', async () => {
  const root = await folder();
  using database = new DatabaseSync(join(root, 'x.db'));
  database.exec("CREATE TABLE t (at DATETIME); INSERT INTO t VALUES ('29.2.2024')");
  await expect((await made(sqliteTable, root, { path: 'x.db', table: 't' })).load()).rejects.toThrow(
    'row 1, column "at" should be of type date, and holds "29.2.2024". Correct it, or the "types" of the dataset',
  );
  const text = await made(sqliteTable, root, { path: 'x.db', table: 't', types: { at: 'string' } });
  expect(await text.load()).toEqual([{ at: '29.2.2024' }]);
});

test('says that a file is not a database, and that a query cannot be saved', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.db'), 'a,b\n'.repeat(500));
  const dataset = await made(sqliteQuery, root, { path: 'x.db', query: 'SELECT 1 FROM t' });
  await expect(dataset.load()).rejects.toThrow('this is not an SQLite database that can be read: file is not a database');
  await expect(async () => dataset.save([])).rejects.toThrow(
    'a query is only read. To save a table, declare a dataset of type sqlite-table',
  );
});

test.each([
  [
    sqliteTable,
    { path: 's3://bucket/x.db', table: 't' },
    '"path": expected a path on this machine: a database file cannot be used where it is elsewhere',
  ],
  [sqliteTable, { path: 'x.db', table: '' }, '"table": expected the name of a table'],
  [sqliteTable, { path: 'x.db', table: 't', ifExists: 'drop' }, '"ifExists": expected replace, append or fail'],
  [sqliteQuery, { path: 'x.db', query: '' }, '"query": expected a query'],
  [sqliteQuery, { path: 'x.db', query: 'SELECT 1', parameters: 1 }, '"parameters": expected a list of values, or values by name'],
])('options that are wrong are refused', async (type, options, issue) => {
  expect(await issuesOf(type, options)).toEqual([issue]);
});
