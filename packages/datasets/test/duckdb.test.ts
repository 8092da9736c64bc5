import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { columnsOf, derive, isRelation, relation, rowsOf } from '../src/duckdb/relation.ts';
import duckdbQuery from '../src/duckdb-query.ts';
import duckdbRelation from '../src/duckdb-relation.ts';
import parquet from '../src/parquet.ts';
import { folder, issuesOf, made } from './made.ts';

const rows = [
  { id: 1, name: 'Zoë', score: 1.5, paid: true, at: new Date('2024-02-29T12:00:00.123Z'), raw: new Uint8Array([0, 255]) },
  { id: 2, name: '', score: 2, paid: false, at: new Date(0), raw: new Uint8Array() },
  { id: 3, name: null, score: null, paid: null, at: null, raw: null },
];

/** A database file with a table `t`. */
async function database(statement: string): Promise<string> {
  const root = await folder();
  const instance = await DuckDBInstance.create(join(root, 'x.duckdb'));
  const connection = await instance.connect();
  await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
  return root;
}

test('a query reads files relative to the root of the data, and gives rows or columns', async () => {
  const root = await folder();
  await mkdir(join(root, 'data'));
  await (await made(parquet, root, { path: 'data/x.parquet' })).save(rows);
  const all = await made(duckdbQuery, root, { query: "FROM 'data/x.parquet' ORDER BY id" });
  expect(await all.load()).toEqual(rows);
  expect(all.location).toBe('DuckDB, a query');
  const some = { query: "SELECT id, score FROM 'data/x.parquet' WHERE id < $1 AND paid = $2", parameters: [2, true], as: 'columns' };
  expect(await (await made(duckdbQuery, root, some)).load()).toEqual({ id: Float64Array.of(1), score: Float64Array.of(1.5) });
  const named = { query: "SELECT count(*) AS n FROM 'data/x.parquet' WHERE id < $limit", parameters: { limit: 3 } };
  expect(await (await made(duckdbQuery, root, named)).load()).toEqual([{ n: 2 }]);
});

test('every type of DuckDB comes as plain data', async () => {
  const query = `SELECT 1::TINYINT AS small, 12::HUGEINT AS huge, 0.35::DECIMAL(9, 2) AS price, DATE '2024-02-29' AS day,
    TIMESTAMP '2024-02-29 01:02:03.456789' AS at, TIMESTAMPTZ '2024-02-29 01:02:03+09' AS zoned, TIME '01:02:03.5' AS time,
    INTERVAL 1 DAY AS span, [1, NULL] AS list, {'x': 1, 'y': 'z'} AS struct, 'ab'::BLOB AS bytes, '{"a": 1}'::JSON AS json,
    'a'::ENUM ('a', 'b') AS kind, '00000000-0000-0000-0000-000000000001'::UUID AS id, NULL AS nothing`;
  expect(await (await made(duckdbQuery, await folder(), { query })).load()).toEqual([
    {
      small: 1,
      huge: 12,
      price: 0.35,
      day: new Date('2024-02-29'),
      at: new Date('2024-02-29T01:02:03.456Z'),
      zoned: new Date('2024-02-28T16:02:03Z'),
      time: '01:02:03.5',
      span: '1 day',
      list: [1, null],
      struct: { x: 1, y: 'z' },
      bytes: new Uint8Array([97, 98]),
      json: { a: 1 },
      kind: 'a',
      id: '00000000-0000-0000-0000-000000000001',
      nothing: null,
    },
  ]);
});

test('a database file is read, and never written', async () => {
  const root = await database('CREATE TABLE t AS SELECT 9007199254740993 AS id, 12345678901234567.89::DECIMAL(30, 2) AS price');
  const options = { path: 'x.duckdb', query: 'FROM t' };
  await expect((await made(duckdbQuery, root, options)).load()).rejects.toThrow(
    'dataset "table" (x.duckdb, a query): row 1, column "id" holds 9007199254740993, which a JavaScript number cannot hold exactly',
  );
  const exact = await made(duckdbQuery, root, { ...options, types: { id: 'bigint', price: 'string' } });
  expect(await exact.load()).toEqual([{ id: 9007199254740993n, price: '12345678901234567.89' }]);
  await expect(async () => exact.save([])).rejects.toThrow(
    'a query is only read. To save a table, declare a dataset of type duckdb-relation',
  );
  expect(await readdir(root)).toEqual(['x.duckdb']);
});

test.each([
  ['SELEC 1', 'INVALID_QUERY', 'DuckDB refuses: Parser Error: syntax error at or near "SELEC"'],
  ['SELECT * FROM missing', 'INVALID_QUERY', 'DuckDB refuses: Catalog Error: Table with name missing does not exist!'],
  ["FROM 'none.parquet'", 'NO_VALUE', 'IO Error: No files found that match the pattern "none.parquet", and nothing has made it yet'],
  ['CREATE TABLE t (a INTEGER)', 'READ_ONLY', 'a query only reads, and this is not a SELECT'],
  ["COPY (SELECT 1) TO 'x.csv'", 'READ_ONLY', 'a query only reads, and this is not a SELECT'],
  ['SELECT 1; SELECT 2', 'INVALID_QUERY', 'Cannot prepare multiple statements at once'],
  ['SELECT 1 AS a, 2 AS a', 'INVALID_DATA', 'two columns are called "a". Give one of them another name'],
])('the query %j is refused', async (query, code, words) => {
  const root = await folder();
  const dataset = await made(duckdbQuery, root, { query });
  await expect(dataset.load()).rejects.toMatchObject({
    code,
    message: expect.stringMatching(new RegExp(`^dataset "table" \\(DuckDB, a query\\): .*${RegExp.escape(words)}`)),
  });
  expect(await readdir(root)).toEqual([]);
});

test('says that there is no database', async () => {
  const root = await folder();
  const dataset = await made(duckdbQuery, root, { path: 'x.duckdb', query: 'SELECT 1' });
  await expect(dataset.load()).rejects.toMatchObject({ code: 'NO_VALUE' });
  expect(await readdir(root)).toEqual([]);
});

const orders = relation('SELECT unnest([1, 1, 2]) AS customer, unnest([10, 5, 1]) AS price; ');
const customers = relation("FROM (VALUES (1, 'Zoë'), (2, 'Ada')) AS t(customer, name) -- all of them");

test('a relation is plain data, and so is one by a query over others', () => {
  const derived = derive({ orders, customers }, 'SELECT 1');
  expect(JSON.parse(JSON.stringify(derived))).toEqual(derived);
  expect(structuredClone(orders)).toEqual({ relation: 'SELECT unnest([1, 1, 2]) AS customer, unnest([10, 5, 1]) AS price' });
  expect([orders, derived, { rows: [] }, null, 'SELECT 1'].map(isRelation)).toEqual([true, true, false, false, false]);
});

test('a query over relations is run when its rows are asked for', async () => {
  const totals = derive(
    { orders, customers },
    `WITH sums AS (SELECT customer, sum(price) AS total FROM orders GROUP BY customer)
     SELECT name, total FROM sums JOIN customers USING (customer) ORDER BY total DESC`,
  );
  expect(await rowsOf(totals)).toEqual([
    { name: 'Zoë', total: 15 },
    { name: 'Ada', total: 1 },
  ]);
  const first = derive({ 'the "totals"': totals }, 'FROM "the ""totals""" LIMIT 1');
  expect(await columnsOf(first, { columns: ['total'], types: { total: 'bigint' } })).toEqual({ total: BigInt64Array.of(15n) });
});

test('a mistake in a query is said when it is run', async () => {
  await expect(rowsOf(derive({ orders }, 'FROM orderz'))).rejects.toThrow(
    'a relation: DuckDB refuses: Catalog Error: Table with name orderz does not exist!',
  );
  await expect(rowsOf(relation("COPY (SELECT 1) TO 'x'"))).rejects.toThrow('a relation: a query only reads, and this is not a SELECT');
});

test('relations of a database meet relations of files, and not those of another database', async () => {
  const root = await database('CREATE TABLE t AS SELECT 1 AS customer');
  const table = relation('FROM t', { database: join(root, 'x.duckdb') });
  const joined = derive({ table, customers }, 'SELECT name FROM "table" JOIN customers USING (customer)');
  expect(await rowsOf(joined)).toEqual([{ name: 'Zoë' }]);
  expect(() => derive({ table, other: relation('FROM t', { database: '/other.duckdb' }) }, 'SELECT 1')).toThrow(
    `relations of two databases cannot meet in one query: "${root}/x.duckdb" and "/other.duckdb". Save one of them, and go on from there`,
  );
});

test.each(['x.parquet', "it's.csv", 'x.jsonl'])('what is saved to %s is the result, and what is loaded a reference to it', async (path) => {
  const root = await folder();
  const dataset = await made(duckdbRelation, root, { path: `data/${path}` });
  expect(await dataset.exists()).toBe(false);
  await dataset.save(derive({ orders }, 'SELECT customer, sum(price)::BIGINT AS total FROM orders GROUP BY customer ORDER BY customer'));
  const loaded = await dataset.load();
  expect(isRelation(loaded)).toBe(true);
  expect(JSON.stringify(loaded)).toContain(join(root, 'data'));
  expect(await rowsOf(derive({ loaded }, 'SELECT total FROM loaded WHERE customer = 1'))).toEqual([{ total: 15 }]);
  expect(await readdir(join(root, 'data'))).toEqual([path]);
});

test('a file may be replaced by a query over itself, and stays whole when the query fails', async () => {
  const root = await folder();
  const dataset = await made(duckdbRelation, root, { path: 'x.parquet' });
  await dataset.save(relation('SELECT 1 AS a'));
  await dataset.save(derive({ old: await dataset.load() }, 'SELECT a + 1 AS a FROM old'));
  await expect(dataset.save(relation("SELECT error('half-way') FROM range(10)"))).rejects.toThrow(
    'dataset "table" (x.parquet): DuckDB refuses: ',
  );
  expect(await rowsOf(await dataset.load())).toEqual([{ a: 2 }]);
  expect(await readdir(root)).toEqual(['x.parquet']);
});

test('rows are not a relation, and a file that is not there is no value', async () => {
  const dataset = await made(duckdbRelation, await folder(), { path: 'x.parquet' });
  await expect(dataset.save([{ a: 1 }])).rejects.toThrow(
    'dataset "table" (x.parquet): a relation was expected, and a list came. Rows are saved by the types parquet and csv',
  );
  await expect(dataset.load()).rejects.toMatchObject({ code: 'NO_VALUE' });
});

/** Prints or posts the rows of the relation it is given. */
const elsewhere = (source: string) => `
  import { parentPort, workerData } from 'node:worker_threads';
  import { rowsOf } from ${JSON.stringify(new URL('../src/duckdb/relation.ts', import.meta.url).href)};
  const rows = await rowsOf(${source});
  if (parentPort) parentPort.postMessage(rows); else console.log(JSON.stringify(rows));
`;

test('a relation is used in another thread and in another process', async () => {
  const root = await folder();
  const dataset = await made(duckdbRelation, root, { path: 'x.parquet' });
  await dataset.save(orders);
  const totals = derive({ orders: await dataset.load() }, 'SELECT sum(price)::INTEGER AS total FROM orders');

  await writeFile(join(root, 'thread.mjs'), elsewhere('workerData'));
  const worker = new Worker(join(root, 'thread.mjs'), { workerData: totals });
  const [fromThread] = await once(worker, 'message');
  await worker.terminate();
  expect(fromThread).toEqual([{ total: 16 }]);

  await writeFile(join(root, 'process.mjs'), elsewhere('JSON.parse(process.argv[2])'));
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'process.mjs'), JSON.stringify(totals)]);
  expect(JSON.parse(stdout)).toEqual([{ total: 16 }]);
});

test.each([
  [
    duckdbRelation,
    { path: 's3://bucket/x.parquet' },
    '"path": expected a path on this machine: the file is read later, when the relation is used',
  ],
  [duckdbRelation, { path: 'x.xlsx' }, '"path": expected a path that ends in .parquet, .csv or .jsonl'],
  [duckdbQuery, { query: 3 }, '"query": expected a query'],
])('options that are wrong are refused', async (type, options, issue) => {
  expect(await issuesOf(type, options)).toEqual([issue]);
});
