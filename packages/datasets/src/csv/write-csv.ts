import { type Appending, LeatError, suggest } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';
import { cellText, type Row } from '../tables/cell.ts';
import { checkRows, columnsOf, unfit } from '../tables/columns.ts';
import { encode } from '../text/encode.ts';
import type { CsvOptions } from './csv-options.ts';

/** So many rows are text at a time. */
const block = 2_000;

/** Writes rows in parts. The columns are those of the options, else those of the first part that has rows. */
export async function writeCsv(file: StoredFile, options: CsvOptions): Promise<Appending<readonly Row[]>> {
  const { stringify } = await import('csv-stringify/sync');
  const parts = file.append();
  const [missing = ''] = options.nulls;
  const apart = new Set(['', ...options.nulls]); // as text they are quoted, so that they are not read as missing
  let columns: readonly string[] | undefined;
  let written = 0;

  const textOf = (lines: readonly (readonly (string | null)[])[]) =>
    stringify(lines as string[][], {
      delimiter: options.delimiter,
      cast: { string: (text) => (apart.has(text) ? { value: text, quoted: true, quoted_empty: true } : text), null: () => missing },
    });
  const write = (text: string) => parts.write(encode(text, 'utf-8', file));

  const begin = async (names: readonly string[]) => {
    if (options.header && names.length > 0) await write(textOf([names]));
    return names;
  };

  return {
    async write(rows) {
      checkRows(rows, file);
      if (rows.length === 0) return;
      columns ??= await begin(options.columns ?? columnsOf(rows));
      if (!options.columns) refuseStrange(rows, columns, written, file);
      for (let first = 0; first < rows.length; first += block) {
        const names = columns;
        const lines = rows.slice(first, first + block).map((row, index) => cellsOf(row, names, written + index + 1, file));
        await write(textOf(lines));
        written += lines.length;
      }
    },
    async commit() {
      columns ??= await begin(options.columns ?? []);
      await parts.commit();
    },
    discard: () => parts.discard(),
  };
}

function refuseStrange(rows: readonly Row[], columns: readonly string[], written: number, file: StoredFile): void {
  const known = new Set(columns);
  for (const [index, row] of rows.entries()) {
    for (const name in row) {
      if (known.has(name)) continue;
      const place = `row ${written + index + 1} has a column "${name}", which the first part had not`;
      const advice = `Say all "columns" in the catalog, or correct it${suggest(name, columns)}`;
      throw new LeatError('UNFIT_VALUE', `${file.at()}: ${place}. ${advice}`);
    }
  }
}

function cellsOf(row: Row, columns: readonly string[], number: number, file: StoredFile): (string | null)[] {
  return columns.map((name) => {
    const value: unknown = row[name];
    if (value === null || value === undefined) return null;
    const text = cellText(value);
    if (text === undefined) throw unfit(file, number, name, value);
    return text;
  });
}
