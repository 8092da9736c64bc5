import { LeatError } from '@leat/core';
import type { ColumnType } from '../tables/column-type.ts';
import type { Columns } from '../tables/read-table.ts';

/** A table that is not read yet: a query of DuckDB, and the database file it is of when it is of one. It is plain JSON, so that it goes from node to node, and to any thread or process, as a reference. */
export interface Relation {
  readonly relation: string;
  readonly database?: string;
}

/** A table as the query of DuckDB that gives it: `SELECT …`, or `FROM …`. Paths in it are relative to the working directory, so write whole ones. */
export const relation = (query: string, { database }: { readonly database?: string } = {}): Relation => ({
  relation: query.trim().replace(/;+$/, ''),
  ...(database !== undefined && { database }),
});

/** Is it a reference to a table? */
export const isRelation = (value: unknown): value is Relation =>
  typeof value === 'object' && value !== null && 'relation' in value && typeof value.relation === 'string';

/**
 * A relation by a query over others, by the names they are given here. Nothing is read yet.
 *
 * @example
 * derive({ orders, customers }, 'SELECT country, sum(price) AS total FROM orders JOIN customers USING (customer) GROUP BY ALL')
 */
export function derive(sources: Readonly<Record<string, Relation>>, query: string): Relation {
  const databases = new Set(Object.values(sources).flatMap(({ database }) => database ?? []));
  if (databases.size > 1) {
    const files = [...databases].map((file) => `"${file}"`).join(' and ');
    throw new LeatError(
      'TWO_DATABASES',
      `relations of two databases cannot meet in one query: ${files}. Save one of them, and go on from there`,
    );
  }
  const named = Object.entries(sources).map(([name, source]) => `${quoted(name)} AS (\n${source.relation}\n)`);
  const { relation: text } = relation(query);
  const [database] = databases;
  // in a query of its own, for it may begin with another WITH
  const whole = named.length === 0 ? text : `WITH ${named.join(',\n')}\nSELECT * FROM (\n${text}\n)`;
  return relation(whole, database === undefined ? {} : { database });
}

/** How the values of a relation are read: `columns`, only these; `types`, what they are read as. */
export interface RelationOptions {
  readonly columns?: readonly string[];
  readonly types?: Readonly<Record<string, ColumnType>>;
}

/** Runs the query of a relation, and gives its rows. */
export const rowsOf = async (source: Relation, options: RelationOptions = {}): Promise<Record<string, unknown>[]> =>
  (await read(source, options, 'rows')) as Record<string, unknown>[];

/** Runs the query of a relation, and gives its columns. */
export const columnsOf = async (source: Relation, options: RelationOptions = {}): Promise<Columns> =>
  (await read(source, options, 'columns')) as Columns;

async function read({ relation: query, database }: Relation, { columns, types = {} }: RelationOptions, as: 'rows' | 'columns') {
  const at = 'a relation';
  const { withDuckdb } = await import('./duckdb-connection.ts');
  return withDuckdb({ at, ...(database !== undefined && { database }) }, async (connection, duckdb) => {
    const { readDuckdb } = await import('./read-duckdb.ts');
    return readDuckdb(connection, duckdb, { query, columns, types: new Map(Object.entries(types)), as }, at);
  });
}

/** A name as SQL writes it. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
