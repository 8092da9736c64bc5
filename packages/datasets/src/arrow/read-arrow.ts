import { LeatError } from '@leat/core';
import type { DataType, Table } from 'apache-arrow';
import type { StoredFile } from '../storage/stored-file.ts';
import type { ColumnType } from '../tables/column-type.ts';
import { decimalText } from '../tables/decimal-text.ts';
import { type Columns, packed, readColumn, rowsOfColumns, selectColumns, type Values } from '../tables/read-table.ts';
import type { ArrowOptions } from './arrow-options.ts';
import { type Arrow, arrowPackage } from './arrow-package.ts';

/** The table of an Arrow file or stream. */
export async function readArrow(file: StoredFile, options: ArrowOptions): Promise<Record<string, unknown>[] | Columns> {
  const at = file.at();
  const arrow = await arrowPackage(at);
  const bytes = await file.read();
  const table = parsed(at, () => {
    if (bytes.length === 0) throw new Error('it is empty');
    return arrow.tableFromIPC(bytes);
  });
  const { fields } = table.schema;
  const there = fields.map(({ name }) => name);
  const selected = selectColumns(
    there,
    options,
    at,
    fields.map(({ type }) => declared(type, arrow)),
  );

  const names = selected.map(({ name }) => name);
  const columns = selected.map((column) => [readColumn(valuesOf(table, column.index, arrow), column, at)]);
  if (options.as === 'rows') return rowsOfColumns(names, columns, table.numRows);
  return Object.fromEntries(names.map((name, index) => [name, packed(columns[index]!)]));
}

const declared = (type: DataType, { DataType: is }: Arrow): ColumnType | undefined => (is.isDecimal(type) ? 'number' : undefined);

/** The values of a column as plain data: dates, lists, objects. */
function valuesOf(table: Table, index: number, { DataType: is, Vector }: Arrow): Values {
  const vector = table.getChildAt(index)!;
  const type: DataType = vector.type;
  if (is.isTimestamp(type) || is.isDate(type)) return Array.from(vector, (time) => (time === null ? null : new Date(time)));
  if (is.isDecimal(type)) return Array.from(vector, (words) => decimalText(words === null ? null : integerOf(words), type.scale));

  const plain = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (value instanceof Vector) return Array.from(value, plain);
    return Object.fromEntries(Array.from(value as Iterable<[string, unknown]>, ([key, part]) => [key, plain(part)]));
  };
  return Array.from(vector, plain);
}

/** The 32-bit words of an integer, the lowest first. */
function integerOf(words: Uint32Array): bigint {
  let integer = 0n;
  for (let index = words.length - 1; index >= 0; index--) integer = (integer << 32n) | BigInt(words[index]!);
  return BigInt.asIntN(words.length * 32, integer);
}

function parsed<Value>(at: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    const { message } = error as Error;
    throw new LeatError('INVALID_DATA', `${at}: this is not an Arrow file that can be read: ${message}`, { cause: error });
  }
}
