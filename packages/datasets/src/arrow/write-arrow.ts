import type { DataType } from 'apache-arrow';
import type { ColumnType } from '../tables/column-type.ts';
import { type TableValue, typedColumns } from '../tables/write-table.ts';
import type { ArrowOptions } from './arrow-options.ts';
import { type Arrow, arrowPackage } from './arrow-package.ts';

/** The bytes of an Arrow file or stream with this table. */
export async function arrowBytes(value: TableValue, options: ArrowOptions, at: string): Promise<Uint8Array> {
  const columns = typedColumns(value, options, at);
  const arrow = await arrowPackage(at);
  const vectors = columns.map(({ name, type, values }) => [name, arrow.vectorFromArray(physical(values, type), typeOf(type, arrow))]);
  const table = columns.length === 0 ? new arrow.Table(new arrow.Schema([])) : new arrow.Table(Object.fromEntries(vectors));
  return arrow.tableToIPC(table, options.format, options.compression === 'zstd' ? arrow.CompressionType.ZSTD : null);
}

function typeOf(type: ColumnType, arrow: Arrow): DataType {
  switch (type) {
    case 'string':
    case 'json':
      return new arrow.Utf8();
    case 'number':
      return new arrow.Float64();
    case 'integer':
    case 'bigint':
      return new arrow.Int64();
    case 'boolean':
      return new arrow.Bool();
    case 'date':
      return new arrow.TimestampMillisecond('UTC');
    case 'bytes':
      return new arrow.Binary();
  }
}

const physical = (values: readonly unknown[], type: ColumnType): readonly unknown[] =>
  type === 'integer' ? values.map((value) => (value === null ? null : BigInt(value as number))) : values;
