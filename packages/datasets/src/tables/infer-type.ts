import { isPlain, LeatError } from '@leat/core';
import type { ColumnType } from './column-type.ts';
import type { Values } from './read-table.ts';

/** The type of a column from all of its values: whole numbers are `integer`, numbers of which one is not whole `number`, lists and plain objects `json`, and a column without values `string`. Refuses values that have no type in common. */
export function inferType(values: Values, column: string, at: string): ColumnType {
  let type: ColumnType | undefined;
  let first = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row];
    if (value === null || value === undefined) continue;
    const found = typeOf(value);
    if (found === undefined)
      throw new LeatError('UNFIT_VALUE', `${at}: row ${row + 1}, column "${column}" holds ${kindOf(value)}, which no table can hold`);
    const common = type === undefined ? found : inCommon(type, found);
    if (common === undefined) {
      const place = `column "${column}" holds ${type} in row ${first + 1} and ${found} in row ${row + 1}`;
      throw new LeatError('UNFIT_VALUE', `${at}: ${place}. Make them alike, or say "types: { ${column}: … }"`);
    }
    if (type === undefined) first = row;
    type = common;
  }
  return type ?? 'string';
}

function typeOf(value: unknown): ColumnType | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return typeof value as ColumnType;
    case 'number':
      return Number.isSafeInteger(value) && !Object.is(value, -0) ? 'integer' : 'number';
    case 'object':
      if (value instanceof Date) return 'date';
      if (value instanceof Uint8Array) return 'bytes';
      return isPlain(value as object) ? 'json' : undefined;
    default:
      return undefined;
  }
}

function inCommon(one: ColumnType, other: ColumnType): ColumnType | undefined {
  if (one === other) return one;
  const pair = [one, other].sort().join();
  if (pair === 'integer,number') return 'number';
  return pair === 'bigint,integer' ? 'bigint' : undefined;
}

/** What a value is, for people. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value !== 'object') return `a value of type ${typeof value}`;
  if (Array.isArray(value)) return 'a list';
  const name = value.constructor?.name;
  return name && name !== 'Object' ? `an instance of class ${name}` : 'an object';
}
