import { Secret } from '@leat/core';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import postgresQuery from '../src/postgres-query.ts';
import postgresTable from '../src/postgres-table.ts';
import { folder, issuesOf, made } from './made.ts';
import { allTypes, anyJson, anyRow } from './support/any-row.ts';
import { type PostgresServer, startPostgres } from './support/postgres-server.ts';

let server: PostgresServer | undefined;
beforeAll(async () => {
  server = await startPostgres().catch((error: Error) => {
    if (process.env.CI) throw error;
    console.warn(`PostgreSQL could not be installed or started, and its tests are skipped: ${error.message}`);
    return undefined;
  });
});
afterAll(() => server?.[Symbol.asyncDispose]());

/** A test that needs the server. */
const serverTest = (title: string, run: (credentials: PostgresServer['credentials']) => Promise<void>) =>
  test(title, async (context) => (server ? run(server.credentials) : context.skip()));

const table = async (options: object, credentials: object) => made(postgresTable, await folder(), { credentials, ...options });
const query = async (text: string, credentials: object, options: object = {}) =>
  made(postgresQuery, await folder(), { credentials, query: text, ...options });

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

serverTest('rows come back as they were', async (credentials) => {
  const dataset = await table({ table: 'some "rows"' }, credentials);
  await dataset.save(rows);
  expect(await dataset.load()).toEqual(rows);
  expect(await dataset.exists()).toBe(true);
  expect(dataset.location).toBe('PostgreSQL, table "some "rows""');
});

const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));
const row = anyRow({
  text: fc.oneof(text, fc.constantFrom('\\N', '\\', '\t', '\r\n', '\\.', 'NULL')),
  when: fc.date({ noInvalidDate: true, min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }),
  json: anyJson.filter((value) => !JSON.stringify(value).includes('\\u0000')),
});

serverTest('every row of every type comes back exactly', async (credentials) => {
  const dataset = await table({ table: 'any', types: allTypes }, credentials);
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (value) => {
      await dataset.save(value);
      expect(await dataset.load()).toEqual(value);
    }),
    { numRuns: 30 },
  );
});

serverTest('a table that exists is replaced, appended to or left alone, as the options say', async (credentials) => {
  const replace = await table({ table: 'there' }, credentials);
  await replace.save([{ a: 1 }]);
  await replace.save([{ a: 2, b: 'x' }]);
  const append = await table({ table: 'there', ifExists: 'append' }, credentials);
  await append.save([{ a: 3 }]);
  const fail = await table({ table: 'there', ifExists: 'fail' }, credentials);
  await expect(fail.save([{ a: 4 }])).rejects.toMatchObject({ code: 'TABLE_EXISTS' });
  expect(await replace.load()).toEqual([
    { a: 2, b: 'x' },
    { a: 3, b: null },
  ]);
  await replace.save([]);
  expect(await (await table({ table: 'there', as: 'columns' }, credentials)).load()).toEqual({ a: [], b: [] });
});

serverTest('shows nothing of what is appended until it is committed, and nothing remains of what is discarded', async (credentials) => {
  const dataset = await table({ table: 'parts' }, credentials);
  await dataset.save([{ a: 0 }]);
  const discarded = dataset.append();
  await discarded.write([{ a: 1 }]);
  await discarded.discard();
  expect(await dataset.load()).toEqual([{ a: 0 }]);

  const copy = await table({ table: 'parts', ifExists: 'append' }, credentials);
  const parts = copy.append();
  await parts.write([{ a: 1 }]);
  await parts.write([{ a: 2 }]);
  expect(await dataset.load()).toEqual([{ a: 0 }]);
  await parts.commit();
  expect(await dataset.load()).toEqual([{ a: 0 }, { a: 1 }, { a: 2 }]);
});

serverTest('a save that fails half-way changes nothing, and says the row', async (credentials) => {
  const dataset = await table({ table: 'half' }, credentials);
  await dataset.save([{ a: 'old' }]);
  await expect(dataset.save([{ a: 'new' }, { a: 'nu\0l' }])).rejects.toThrow(
    'dataset "table" (PostgreSQL, table "half"): row 2, column "a" holds the character U+0000, which PostgreSQL cannot',
  );
  expect(await dataset.load()).toEqual([{ a: 'old' }]);
});

serverTest(
  'a table of others is read by its own types: exact integers, timestamps in UTC, decimals as numbers or text',
  async (credentials) => {
    const sql = postgres({ ...credentials, max: 1 });
    await sql.unsafe(`CREATE TABLE others (id bigint, price numeric(30, 2), day date, local timestamp, zoned timestamptz, tags text[], kind uuid);
    INSERT INTO others VALUES (9007199254740993, 12345678901234567.89, '2024-02-29', '2024-02-29 01:02:03', '2024-02-29 01:02:03+09', '{a,b}', '00000000-0000-0000-0000-000000000001')`);
    await sql.end();
    const day = new Date('2024-02-29T00:00:00Z');
    const exact = await table({ table: 'others', schema: 'public', types: { id: 'bigint', price: 'string' } }, credentials);
    expect(await exact.load()).toEqual([
      {
        id: 9007199254740993n,
        price: '12345678901234567.89',
        day,
        local: new Date('2024-02-29T01:02:03Z'),
        zoned: new Date('2024-02-28T16:02:03Z'),
        tags: ['a', 'b'],
        kind: '00000000-0000-0000-0000-000000000001',
      },
    ]);
    const numbers = await table({ table: 'others', columns: ['price'] }, credentials);
    expect(await numbers.load()).toEqual([{ price: 12345678901234568 }]);
    await expect((await table({ table: 'others' }, credentials)).load()).rejects.toThrow(
      'row 1, column "id" holds 9007199254740993, which a JavaScript number cannot hold exactly',
    );
  },
);

serverTest('a query gives rows or columns, with parameters', async (credentials) => {
  await (await table({ table: 'queried' }, credentials)).save(rows);
  const dataset = await query('SELECT name, count(*) OVER () AS total FROM queried WHERE id < $1 AND paid = $2', credentials, {
    parameters: [3, true],
  });
  expect(await dataset.load()).toEqual([{ name: 'Zoë', total: 1 }]);
  expect(await (await query('SELECT avg(score) AS mean FROM queried', credentials, { as: 'columns' })).load()).toEqual({
    mean: Float64Array.of(1.75),
  });
});

serverTest('a query only reads, and says what the server refuses', async (credentials) => {
  await (await table({ table: 'kept' }, credentials)).save([{ a: 1 }]);
  const at = 'dataset "table" (a query of PostgreSQL): ';
  const refused: [string, string, string][] = [
    ['DELETE FROM kept', 'READ_ONLY', 'a query only reads: cannot execute DELETE in a read-only transaction'],
    ['SELEC 1', 'INVALID_QUERY', 'PostgreSQL refuses: syntax error at or near "SELEC"'],
    ['SELECT * FROM missing', 'NO_VALUE', 'relation "missing" does not exist, and nothing has made it yet'],
    ['SELECT 1 AS a, 2 AS a', 'INVALID_DATA', 'two columns are called "a". Give one of them another name'],
    ["SELECT timestamptz 'infinity' AS a", 'INVALID_DATA', 'row 1, column "a" should be of type date, and holds "infinity"'],
  ];
  for (const [text, code, words] of refused) {
    await expect((await query(text, credentials)).load()).rejects.toMatchObject({ code, message: expect.stringContaining(at + words) });
  }
  const dataset = await query('SELECT 1', credentials);
  await expect(async () => dataset.save([])).rejects.toThrow('To save a table, declare a dataset of type postgres-table');
});

serverTest('takes the address as one secret, and repeats nothing of the credentials in its errors', async (credentials) => {
  const { user, password, port, database } = credentials;
  const url = new Secret(() => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`);
  expect(await (await query('SELECT 1 AS one', url)).load()).toEqual([{ one: 1 }]);
  const hidden = 'canary-7f3a';
  const wrong = [
    { ...credentials, password: new Secret(() => hidden) },
    { ...credentials, user: new Secret(() => hidden) },
    { ...credentials, database: new Secret(() => hidden) },
    { ...credentials, host: new Secret(() => `${hidden}.invalid`) },
    { ...credentials, port: 1 },
  ];
  for (const one of wrong) {
    const error = await (await query('SELECT 1', one)).load().then(
      () => undefined,
      (thrown: Error) => thrown,
    );
    expect(error).toMatchObject({ code: expect.stringMatching(/^(NO_ACCESS|UNREACHABLE)$/) });
    expect(`${error?.stack} ${JSON.stringify(error)} ${error?.cause}`).not.toContain(hidden);
  }
});

serverTest('says that there is no table', async (credentials) => {
  const dataset = await table({ table: 'nowhere' }, credentials);
  expect(await dataset.exists()).toBe(false);
  await expect(dataset.load()).rejects.toMatchObject({ code: 'NO_VALUE' });
});

test.each([
  [{ table: '' }, '"table": expected the name of a table'],
  [
    { table: 't', credentials: 'warehouse' },
    '"credentials": expected the name of credentials with a url, or with host, port, database, user, password and ssl',
  ],
])('the options %j are refused', async (options, issue) => {
  expect(await issuesOf(postgresTable, options)).toEqual([issue]);
});
