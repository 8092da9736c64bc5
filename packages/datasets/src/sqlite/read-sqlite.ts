import { existsSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { LeatError } from '@leat/core';
import type { ColumnType, TypedTableOptions } from '../tables/column-type.ts';
import type { Parameters } from '../tables/query-options.ts';
import { tableOfCells } from '../tables/read-cells.ts';
import { type Columns, selectColumns } from '../tables/read-table.ts';
import { quoted, type SqliteDatabase } from './sqlite-database.ts';
import type { SqliteTableOptions } from './sqlite-options.ts';

interface Query extends TypedTableOptions {
  readonly query: string;
  readonly parameters?: Parameters | undefined;
  readonly as: 'rows' | 'columns';
}

/** What a query gives. A column of a table is read as it was declared: BOOLEAN as true or false, DATE and TIMESTAMP as dates, JSON as what it holds. */
export function readSqlite(database: DatabaseSync, query: Query, at: string): Record<string, unknown>[] | Columns {
  const statement = database.prepare(query.query);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  const there = statement.columns();
  const selected = selectColumns(
    there.map(({ name }) => name),
    query,
    at,
    there.map(({ type }) => declared(type)),
  );
  const lines = statement.iterate(...bound(query.parameters)) as unknown as Iterable<readonly unknown[]>;
  return tableOfCells(lines, selected, query.as, at);
}

/** All of a table, or the columns that are asked for. */
export function readTable(database: DatabaseSync, options: SqliteTableOptions, at: string): Record<string, unknown>[] | Columns {
  if (!tableExists(database, options.table)) throw new LeatError('NO_VALUE', `${at}: there is no such table, and nothing has made it yet`);
  return readSqlite(database, { ...options, query: `SELECT * FROM ${quoted(options.table)}` }, at);
}

/** Is there such a table, or view? */
export const tableExists = (database: DatabaseSync, table: string): boolean =>
  database.prepare(`SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND name = ? COLLATE NOCASE`).get(table) !== undefined;

/** The same of a database that may not be there. */
export const hasTable = (database: SqliteDatabase, table: string): boolean =>
  existsSync(database.file) && database.read((opened) => tableExists(opened, table));

const bound = (parameters: Parameters = []): SQLInputValue[] =>
  Array.isArray(parameters) ? parameters.map(asBound) : [mapped(parameters as Record<string, string | number | boolean | null>) as never];

const mapped = (parameters: Readonly<Record<string, string | number | boolean | null>>) =>
  Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, asBound(value)]));

const asBound = (value: string | number | boolean | null): SQLInputValue => (typeof value === 'boolean' ? Number(value) : value);

function declared(type: string | null): ColumnType | undefined {
  if (type === null) return undefined;
  if (/^bool/i.test(type)) return 'boolean';
  if (/^(date|timestamp)/i.test(type)) return 'date';
  return /^json/i.test(type) ? 'json' : undefined;
}
