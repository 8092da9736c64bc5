import { LeatError, suggest } from '@leat/core';
import type { ColumnType, TypedTableOptions } from './column-type.ts';
import { readValue } from './read-value.ts';

/** Values of one column, in the order of its rows. */
export type Values = ArrayLike<unknown>;

/** A table by columns: for each a list, or a typed array when it holds only numbers, or only BigInts. */
export type Columns = Readonly<Record<string, Values>>;

/** A column that is read, and what its values become. */
export interface SelectedColumn {
  readonly name: string;
  readonly index: number;
  readonly type: ColumnType | undefined;
}

/** The columns to read of those that are there, by the options. `declared`: the type that the source itself gives to each. Refuses options that name no column, and names that cannot be those of a row's fields. */
export function selectColumns(
  there: readonly string[],
  { columns = there, types }: TypedTableOptions,
  at: string,
  declared: readonly (ColumnType | undefined)[] = [],
): readonly SelectedColumn[] {
  const indices = new Map<string, number>();
  for (const [index, name] of there.entries()) {
    if (name === '__proto__') throw new LeatError('INVALID_DATA', `${at}: a column cannot be called __proto__. Give it another name`);
    if (indices.has(name)) {
      throw new LeatError('INVALID_DATA', `${at}: two columns are called "${name}". Give one of them another name`);
    }
    indices.set(name, index);
  }
  const column = (name: string): SelectedColumn => {
    const index = indices.get(name);
    if (index !== undefined) return { name, index, type: types.get(name) ?? declared[index] };
    throw new LeatError('INVALID_DATA', `${at}: there is no column "${name}"${suggest(name, there)}`);
  };
  for (const name of types.keys()) column(name);
  return columns.map(column);
}

/** The values of a column as its type says. A list is changed in place, for large tables are not held twice. */
export function readColumn(values: Values, { name, type }: SelectedColumn, at: string, firstRow = 0): Values {
  if (isNumbers(values) && (type === undefined || type === 'number')) return values;
  const read: unknown[] = Array.isArray(values) ? values : Array.from(values);
  for (let row = 0; row < read.length; row++) {
    const stored = read[row];
    const value = readValue(stored, type);
    if (value === undefined) throw misread(stored, name, type, firstRow + row + 1, at);
    if (value !== stored) read[row] = value;
  }
  return read;
}

/** The rows of columns that are all of one length. Each column may be in pieces of any size. */
export function rowsOfColumns(
  names: readonly string[],
  columns: readonly (readonly Values[])[],
  length: number,
): Record<string, unknown>[] {
  const rows = new Array<Record<string, unknown>>(length);
  const cursors = columns.map((pieces) => new Cursor(pieces));
  for (let first = 0; first < length; ) {
    const count = Math.min(length - first, ...cursors.map((cursor) => cursor.left()));
    if (count === 0) throw new RangeError(`columns of ${length} rows end after ${first}`);
    for (let index = 0; index < count; index++) {
      const row: Record<string, unknown> = {};
      for (let column = 0; column < names.length; column++) {
        const { piece, offset } = cursors[column]!;
        row[names[column]!] = piece[offset + index];
      }
      rows[first + index] = row;
    }
    for (const cursor of cursors) cursor.offset += count;
    first += count;
  }
  return rows;
}

/** A place in a column: which piece, and where in it. */
class Cursor {
  readonly #pieces: Iterator<Values>;
  piece: Values = [];
  offset = 0;

  constructor(pieces: readonly Values[]) {
    this.#pieces = pieces[Symbol.iterator]();
  }
  /** How many values the piece has left; goes on to the next when it has none. */
  left(): number {
    while (this.offset >= this.piece.length) {
      const { value, done } = this.#pieces.next();
      if (done) return 0;
      this.piece = value;
      this.offset = 0;
    }
    return this.piece.length - this.offset;
  }
}

/** A column for a node that wants columns: numbers, or BigInts, and nothing else become a typed array. */
export function packed(pieces: readonly Values[]): Values {
  const values = pieces.length === 1 ? pieces[0]! : pieces.flatMap((piece) => Array.from(piece));
  if (isNumbers(values)) return values instanceof Float64Array ? values : Float64Array.from(values as ArrayLike<number>);
  if (!Array.isArray(values) || values.length === 0) return values;
  if (values.every((value) => typeof value === 'number')) return Float64Array.from(values);
  if (values.every((value) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value)) return BigInt64Array.from(values);
  return values;
}

/** The error of a value that its column's type does not take. */
export function misread(value: unknown, column: string, type: ColumnType | undefined, row: number, at: string): LeatError {
  const place = `${at}: row ${row}, column "${column}"`;
  if (typeof value === 'bigint' && type !== 'boolean') {
    const advice = `Write "types: { ${column}: bigint }" to have BigInts, or "string"`;
    return new LeatError('INVALID_DATA', `${place} holds ${value}, which a JavaScript number cannot hold exactly. ${advice}`);
  }
  if (type === undefined) return new LeatError('INVALID_DATA', `${place} holds a date that JavaScript has none for`);
  return new LeatError(
    'INVALID_DATA',
    `${place} should be of type ${type}, and holds ${shown(value)}. Correct it, or the "types" of the dataset`,
  );
}

const isNumbers = (values: Values): boolean =>
  ArrayBuffer.isView(values) && !(values instanceof BigInt64Array || values instanceof BigUint64Array);

function shown(value: unknown): string {
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'an object';
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : String(value);
}
