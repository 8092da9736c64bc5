import type { DuckDBConnection, DuckDBType, DuckDBTypeId, DuckDBValueConverter } from '@duckdb/node-api';
import { LeatError } from '@leat/core';
import type { ColumnType, TypedTableOptions } from '../tables/column-type.ts';
import type { Parameters } from '../tables/query-options.ts';
import { type Columns, packed, readColumn, rowsOfColumns, selectColumns } from '../tables/read-table.ts';
import type { Duckdb } from './duckdb-connection.ts';

interface Query extends TypedTableOptions {
  readonly query: string;
  readonly parameters?: Parameters | undefined;
  readonly as: 'rows' | 'columns';
}

/** What a query gives. One that does anything but read is refused. */
export async function readDuckdb(
  connection: DuckDBConnection,
  duckdb: Duckdb,
  query: Query,
  at: string,
): Promise<Record<string, unknown>[] | Columns> {
  const statement = await connection.prepare(query.query);
  if (statement.statementType !== duckdb.StatementType.SELECT) {
    throw new LeatError('READ_ONLY', `${at}: a query only reads, and this is not a SELECT`);
  }
  if (query.parameters) statement.bind(query.parameters as never);
  const reader = await statement.runAndReadAll();
  const selected = selectColumns(
    reader.columnNames(),
    query,
    at,
    reader.columnTypes().map((type) => declared(type, duckdb)),
  );
  const found = reader.convertColumns(converter(duckdb));

  const names = selected.map(({ name }) => name);
  const columns = selected.map((column) => [readColumn(found[column.index] ?? [], column, at)]);
  if (query.as === 'rows') return rowsOfColumns(names, columns, reader.currentRowCount);
  return Object.fromEntries(names.map((name, index) => [name, packed(columns[index]!)]));
}

function declared(type: DuckDBType, { DuckDBTypeId: id }: Duckdb): ColumnType | undefined {
  if (type.typeId === id.DECIMAL) return 'number';
  return type.alias === 'JSON' ? 'json' : undefined;
}

/** Decimals, times and intervals come as the text that DuckDB has for them: exact, where a number is not, and readable, where the package gives microseconds. */
function converter({ DuckDBTypeId: id, JSDuckDBValueConverter: convert }: Duckdb): DuckDBValueConverter<unknown> {
  const asText = new Set<DuckDBTypeId>([id.DECIMAL, id.TIME, id.TIME_TZ, id.TIME_NS, id.INTERVAL]);
  return (value, type, self) => (value !== null && asText.has(type.typeId) ? String(value) : convert(value, type, self as never));
}
