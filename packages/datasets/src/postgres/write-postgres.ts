import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { LeatError } from '@leat/core';
import type { Sql, TransactionSql } from 'postgres';
import type { ColumnType } from '../tables/column-type.ts';
import type { TableTransaction } from '../tables/database-table.ts';
import { lengthOf, type TypedColumn } from '../tables/write-table.ts';
import { quoted, withPostgres } from './postgres-connection.ts';
import type { PostgresCredentials } from './postgres-credentials.ts';
import { postgresError } from './postgres-error.ts';

/** Thrown into a transaction to have it rolled back. */
const discarded = Symbol('discarded');

/** Begins to write a table, in a transaction on a connection of its own. */
export async function beginPostgres(credentials: PostgresCredentials | undefined, table: string, at: string): Promise<TableTransaction> {
  const opened = Promise.withResolvers<TransactionSql>();
  const ended = Promise.withResolvers<void>();
  ended.promise.catch(() => {});
  const work = withPostgres(credentials, at, (sql) =>
    sql.begin(async (transaction) => {
      opened.resolve(transaction);
      await ended.promise;
    }),
  );
  work.catch((error) => opened.reject(error));
  const transaction = await opened.promise;

  const run = async (query: string) => {
    try {
      return await transaction.unsafe(query);
    } catch (error) {
      throw postgresError(error, at);
    }
  };
  return {
    exists: () => tableExists(transaction, table),
    drop: async () => void (await run(`DROP TABLE ${table}`)),
    empty: async () => void (await run(`DELETE FROM ${table}`)),
    create: async (columns) => void (await run(`CREATE TABLE ${table} (${columns.map(definition).join(', ')})`)),
    insert: (columns) => copy(transaction, table, columns, at),
    async commit() {
      ended.resolve();
      await work;
    },
    async rollback() {
      ended.reject(discarded);
      await work.catch(() => {});
    },
  };
}

/** Is there such a table, or view? */
export async function tableExists(sql: Sql | TransactionSql, table: string): Promise<boolean> {
  const [found] = await sql.unsafe('SELECT to_regclass($1) IS NOT NULL AS exists', [table]);
  return found?.exists === true;
}

const declarations: Readonly<Record<ColumnType, string>> = {
  string: 'text',
  number: 'double precision',
  integer: 'bigint',
  bigint: 'bigint',
  boolean: 'boolean',
  date: 'timestamptz',
  bytes: 'bytea',
  json: 'jsonb',
};

const definition = ({ name, type }: TypedColumn): string => `${quoted(name)} ${declarations[type]}`;

/** Sends the rows as the text format of COPY has them (https://www.postgresql.org/docs/current/sql-copy.html). */
async function copy(transaction: TransactionSql, table: string, columns: readonly TypedColumn[], at: string): Promise<void> {
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  try {
    const target = await transaction.unsafe(`COPY ${table} (${names}) FROM STDIN`).writable();
    await pipeline(Readable.from(blocks(columns, at)), target);
  } catch (error) {
    throw postgresError(error, at);
  }
}

/** So many rows are text at a time. */
const block = 2_000;

function* blocks(columns: readonly TypedColumn[], at: string): Generator<string> {
  const length = lengthOf(columns);
  for (let first = 0; first < length; first += block) {
    const lines: string[] = [];
    for (let row = first; row < Math.min(first + block, length); row++) {
      lines.push(columns.map(({ name, values }) => cell(values[row], name, row, at)).join('\t'));
    }
    yield `${lines.join('\n')}\n`;
  }
}

function cell(value: unknown, column: string, row: number, at: string): string {
  if (value === null) return String.raw`\N`;
  if (value instanceof Date) return timestamp(value);
  if (value instanceof Uint8Array) return String.raw`\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value);
  if (value.includes('\0')) {
    throw new LeatError('UNFIT_VALUE', `${at}: row ${row + 1}, column "${column}" holds the character U+0000, which PostgreSQL cannot`);
  }
  return value.replace(/[\\\n\r\t]/g, (character) => escapes[character]!);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Years before 1 and after 9999 are written otherwise there than in ISO 8601. */
function timestamp(date: Date): string {
  const year = date.getUTCFullYear();
  const rest = date.toISOString().slice(-20);
  return year > 0 ? `${String(year).padStart(4, '0')}${rest}` : `${String(1 - year).padStart(4, '0')}${rest} BC`;
}
