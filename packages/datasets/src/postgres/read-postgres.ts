import type { Sql } from 'postgres';
import type { ColumnType, TypedTableOptions } from '../tables/column-type.ts';
import type { Parameter } from '../tables/query-options.ts';
import { tableOfCells } from '../tables/read-cells.ts';
import { type Columns, selectColumns } from '../tables/read-table.ts';
import { oids, reading } from './postgres-connection.ts';

interface Query extends TypedTableOptions {
  readonly query: string;
  readonly parameters?: readonly Parameter[] | undefined;
  readonly as: 'rows' | 'columns';
}

/** What a query gives. */
export async function readPostgres(sql: Sql, query: Query, at: string): Promise<Record<string, unknown>[] | Columns> {
  const lines = await reading(sql, (transaction) => transaction.unsafe(query.query, [...(query.parameters ?? [])]).values());
  const there = lines.columns ?? [];
  const selected = selectColumns(
    there.map(({ name }) => name),
    query,
    at,
    there.map(({ type }) => declared.get(type)),
  );
  return tableOfCells(lines as unknown as Iterable<readonly unknown[]>, selected, query.as, at);
}

/** What comes as text becomes what it says, unless the options want the text. */
const declared: ReadonlyMap<number, ColumnType> = new Map([
  [oids.json, 'json'],
  [oids.jsonb, 'json'],
  [oids.numeric, 'number'],
  [oids.date, 'date'],
  [oids.timestamp, 'date'],
  [oids.timestamptz, 'date'],
]);
