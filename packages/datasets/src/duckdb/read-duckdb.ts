import {
  type DuckDBConnection,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValueConverter,
  JSDuckDBValueConverter,
  StatementType,
} from '@duckdb/node-api';
import { LeatError } from '@leat/core';
import type { ColumnType, TypedTableOptions } from '../tables/column-type.ts';
import type { Parameters } from '../tables/query-options.ts';
import { type Columns, packed, readColumn, rowsOfColumns, selectColumns } from '../tables/read-table.ts';

interface Query extends TypedTableOptions {
  readonly query: string;
  readonly parameters?: Parameters | undefined;
  readonly as: 'rows' | 'columns';
}

/** What a query gives. One that does anything but read is refused. */
export async function readDuckdb(connection: DuckDBConnection, query: Query, at: string): Promise<Record<string, unknown>[] | Columns> {
  const statement = await connection.prepare(query.query);
  if (statement.statementType !== StatementType.SELECT) {
    throw new LeatError('READ_ONLY', `${at}: a query only reads, and this is not a SELECT`);
  }
  if (query.parameters) statement.bind(query.parameters as never);
  const reader = await statement.runAndReadAll();
  const selected = selectColumns(reader.columnNames(), query, at, reader.columnTypes().map(declared));
  const found = reader.convertColumns(converter);

  const names = selected.map(({ name }) => name);
  const columns = selected.map((column) => [readColumn(found[column.index] ?? [], column, at)]);
  if (query.as === 'rows') return rowsOfColumns(names, columns, reader.currentRowCount);
  return Object.fromEntries(names.map((name, index) => [name, packed(columns[index]!)]));
}

function declared(type: DuckDBType): ColumnType | undefined {
  if (type.typeId === DuckDBTypeId.DECIMAL) return 'number';
  return type.alias === 'JSON' ? 'json' : undefined;
}

/** What comes as the text that DuckDB has for it: exact, where a number is not, and readable, where the package gives microseconds. */
const asText: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.DECIMAL,
  DuckDBTypeId.TIME,
  DuckDBTypeId.TIME_TZ,
  DuckDBTypeId.TIME_NS,
  DuckDBTypeId.INTERVAL,
]);

const converter: DuckDBValueConverter<unknown> = (value, type, self) => {
  if (value !== null && asText.has(type.typeId)) return String(value);
  return JSDuckDBValueConverter(value, type, self as never);
};
