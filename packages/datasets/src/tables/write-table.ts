import { LeatError, suggest } from '@leat/core';
import type { ColumnType, TypedTableOptions } from './column-type.ts';
import { inferType, kindOf } from './infer-type.ts';
import type { Columns, Values } from './read-table.ts';

/** A column to be stored. Its values are null where there is none; otherwise numbers for `number` and `integer`, BigInts for `bigint`, JSON text for `json`. */
export interface TypedColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly unknown[];
}

/** A table to be stored: rows, or columns by name. */
export type TableValue = readonly Readonly<Record<string, unknown>>[] | Columns;

/** The columns of a table that is saved: those of the options, else all that appear, and each that has a type, in the order in which they first appear. */
export function typedColumns(value: TableValue, options: TypedTableOptions, at: string): TypedColumn[] {
  const { names, length, valuesOf } = Array.isArray(value) ? fromRows(value, at) : fromColumns(value as Columns, at);
  const chosen = options.columns ?? [...new Set([...names, ...options.types.keys()])];
  if (chosen.length === 0 && length > 0) throw new LeatError('UNFIT_VALUE', `${at}: the rows have no columns`);
  return chosen.map((name) => {
    if (name === '__proto__') throw new LeatError('UNFIT_VALUE', `${at}: a column cannot be called __proto__. Give it another name`);
    const values = valuesOf(name);
    const type = options.types.get(name) ?? inferType(values, name, at);
    return { name, type, values: Array.from(values, (one, row) => stored(one, type, name, row, at)) };
  });
}

/** What the parts of one table have in common: the first that has rows decides the columns and their types, and the others are held to them. */
export function tableParts(options: TypedTableOptions, at: string): (value: TableValue) => TypedColumn[] {
  let decided: TypedTableOptions | undefined;
  return (value) => {
    if (decided && Array.isArray(value)) refuseStrange(value, decided.columns!, options, at);
    const columns = typedColumns(value, decided ?? options, at);
    if (!decided && lengthOf(columns) > 0) {
      decided = { columns: columns.map(({ name }) => name), types: new Map(columns.map(({ name, type }) => [name, type])) };
    }
    return columns;
  };
}

/** How many rows columns have. */
export const lengthOf = (columns: readonly TypedColumn[]): number => columns[0]?.values.length ?? 0;

interface Source {
  readonly names: Iterable<string>;
  readonly length: number;
  valuesOf(name: string): Values;
}

function fromRows(rows: readonly Readonly<Record<string, unknown>>[], at: string): Source {
  const names = new Set<string>();
  for (const [index, row] of rows.entries()) {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      throw new LeatError('UNFIT_VALUE', `${at}: row ${index + 1} is not an object of values by column name`);
    }
    for (const name in row) names.add(name);
  }
  return { names, length: rows.length, valuesOf: (name) => rows.map((row) => row[name]) };
}

function fromColumns(columns: Columns, at: string): Source {
  if (typeof columns !== 'object' || columns === null) {
    throw new LeatError('UNFIT_VALUE', `${at}: rows, or an object of columns, were expected, and ${kindOf(columns)} came`);
  }
  const names = Object.keys(columns);
  const length = columns[names[0] ?? '']?.length ?? 0;
  for (const name of names) {
    const values = columns[name];
    if (!Array.isArray(values) && !ArrayBuffer.isView(values)) {
      throw new LeatError(
        'UNFIT_VALUE',
        `${at}: column "${name}" is not a list of values. A table is a list of rows, or an object of columns`,
      );
    }
    if (values.length !== length) {
      throw new LeatError('UNFIT_VALUE', `${at}: column "${name}" has ${values.length} values, and "${names[0]}" has ${length}`);
    }
  }
  return { names, length, valuesOf: (name) => columns[name] ?? new Array(length).fill(null) };
}

function stored(value: unknown, type: ColumnType, column: string, row: number, at: string): unknown {
  if (value === null || value === undefined) return null;
  const fit = fitted(value, type);
  if (fit !== undefined) return fit;
  const shown = ['number', 'bigint', 'boolean'].includes(typeof value) ? String(value) : kindOf(value);
  const advice = `Correct it, or say another type: "types: { ${column}: … }"`;
  throw new LeatError(
    'UNFIT_VALUE',
    `${at}: row ${row + 1}, column "${column}" holds ${shown}, which does not fit its type ${type}. ${advice}`,
  );
}

function fitted(value: unknown, type: ColumnType): unknown {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value.isWellFormed() ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined;
    case 'bigint':
      return asInt64(value);
    case 'date':
      return value instanceof Date && !Number.isNaN(value.getTime()) ? value : undefined;
    case 'bytes':
      return value instanceof Uint8Array ? value : undefined;
    case 'json':
      return asJsonText(value);
  }
}

function asInt64(value: unknown): bigint | undefined {
  const whole = typeof value === 'bigint' ? value : Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
  return whole !== undefined && BigInt.asIntN(64, whole) === whole ? whole : undefined;
}

function asJsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, part) => {
      if (typeof part === 'number' && !Number.isFinite(part)) throw new RangeError('JSON has no such number');
      return part;
    });
  } catch {
    return undefined; // such a number, a BigInt, or a circle
  }
}

function refuseStrange(rows: readonly object[], known: readonly string[], options: TypedTableOptions, at: string): void {
  if (options.columns) return;
  const columns = new Set(known);
  for (const row of rows) {
    for (const name in row) {
      if (columns.has(name)) continue;
      const advice = `Say all "columns" in the catalog, or correct it${suggest(name, known)}`;
      throw new LeatError('UNFIT_VALUE', `${at}: a row has a column "${name}", which the first part had not. ${advice}`);
    }
  }
}
