import { LeatError, suggest } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';
import type { CellType, Row } from './cell.ts';

/** A column that is read: where it stands in the file, and how. */
export interface Column {
  readonly name: string;
  readonly index: number;
  readonly type: CellType | undefined;
}

/** Which columns of a file are read, from its header and the options. Refuses headers that cannot name the fields of a row, and options that name no column. */
export function columnsToRead(
  header: readonly string[],
  { columns = header, types }: { columns?: readonly string[] | undefined; types: ReadonlyMap<string, CellType> },
  file: StoredFile,
): readonly Column[] {
  const indices = new Map<string, number>();
  for (const [index, name] of header.entries()) {
    const wrong =
      name === ''
        ? 'has no name'
        : name === '__proto__'
          ? 'cannot be called __proto__'
          : indices.has(name)
            ? `is called "${name}" like another`
            : undefined;
    if (wrong) throw new LeatError('INVALID_DATA', `${file.at(1)}: column ${index + 1} ${wrong}. Correct the header`);
    indices.set(name, index);
  }
  const column = (name: string): Column => {
    const index = indices.get(name);
    if (index !== undefined) return { name, index, type: types.get(name) };
    throw new LeatError('INVALID_DATA', `${file.at(1)}: there is no column "${name}"${suggest(name, header)}`);
  };
  for (const name of types.keys()) column(name);
  return columns.map(column);
}

/** The columns of rows that are saved: of all of them, in the order in which they first appear. */
export function columnsOf(rows: readonly Row[]): readonly string[] {
  const names = new Set<string>();
  for (const row of rows) for (const name in row) names.add(name);
  return [...names];
}

/** Refuses what is not a list of rows. */
export function checkRows(rows: unknown, file: StoredFile): asserts rows is readonly Row[] {
  if (!Array.isArray(rows))
    throw new LeatError('UNFIT_VALUE', `${file.at()}: a list of rows was expected, and a value of type ${typeof rows} came`);
  const wrong = rows.findIndex((row) => typeof row !== 'object' || row === null || Array.isArray(row));
  if (wrong >= 0) throw new LeatError('UNFIT_VALUE', `${file.at()}: row ${wrong + 1} is not an object of cells by column name`);
}

/** The error of a cell that does not fit its column. */
export const misfit = (file: StoredFile, line: number, { name, type }: Column, value: unknown): LeatError =>
  new LeatError(
    'INVALID_DATA',
    `${file.at(line)}: column "${name}" should be of type ${type}, and holds ${JSON.stringify(value)}. Correct the file, or the "types" of the dataset`,
  );

/** The error of a value that no table can hold. */
export const unfit = (file: StoredFile, row: number, column: string, value: unknown): LeatError =>
  new LeatError(
    'UNFIT_VALUE',
    `${file.at()}: row ${row}, column "${column}" holds ${Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`}. A cell is text, a number, true or false, a valid date, or null`,
  );
