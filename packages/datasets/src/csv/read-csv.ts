import { LeatError } from '@leat/core';
import { CsvError, type Parser, parse } from 'csv-parse';
import type { StoredFile } from '../storage/stored-file.ts';
import type { Cell, Row } from '../tables/cell.ts';
import { readCell } from '../tables/cell.ts';
import { type Column, columnsToRead, misfit } from '../tables/columns.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';
import type { CsvOptions } from './csv-options.ts';

/** The rows of a csv file, in lists, as they are read. An empty file has no rows. */
export async function* readCsv(file: StoredFile, options: CsvOptions): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = [];
  const nulls = new Set(options.nulls);
  let table = options.header ? undefined : layout(options.columns ?? [], options, file);
  let line = 0;

  const parser = parse({
    bom: true,
    delimiter: options.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true, // so that the error is ours, and names the line
    cast: (text, { quoting }) => (table && !quoting && nulls.has(text) ? null : text),
    on_record(cells: (string | null)[], { lines }) {
      const start = line + 1;
      line = lines;
      if (table) addRow(cells, table, start);
      else table = layout(cells as string[], options, file);
      return null; // rows are kept here, not in the parser
    },
  });
  parser.resume();
  parser.on('error', () => {}); // said by the call that met it

  const addRow = (cells: readonly (string | null)[], { width, columns }: Layout, start: number) => {
    if (cells.length === 1 && !cells[0] && width > 1) return; // a blank line
    if (cells.length !== width) throw ragged(file, start, cells.length, width);
    rows.push(rowOf(cells, columns, start, file));
  };
  const taken = () => {
    const ready = rows;
    rows = [];
    return ready;
  };

  try {
    for await (const { bytes } of utf8Chunks(file)) {
      await parsed(parser, bytes);
      yield taken();
    }
    await parsed(parser);
    yield taken();
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, file) : error;
  } finally {
    parser.destroy();
  }
}

/** How many cells a line has, and which of them are read. */
interface Layout {
  readonly width: number;
  readonly columns: readonly Column[];
}

const layout = (header: readonly string[], options: CsvOptions, file: StoredFile): Layout => ({
  width: header.length,
  columns: columnsToRead(header, options, file),
});

function rowOf(cells: readonly (string | null)[], columns: readonly Column[], line: number, file: StoredFile): Row {
  const row: Record<string, Cell> = {};
  for (const column of columns) {
    const text = cells[column.index] ?? null;
    const missing = text === null || (text === '' && column.type !== undefined && column.type !== 'string');
    const value = missing ? null : column.type === undefined ? text : readCell(text, column.type);
    if (value === undefined) throw misfit(file, line, column, text);
    row[column.name] = value;
  }
  return row;
}

/** Parses these bytes, or what is left at the end. */
const parsed = (parser: Parser, bytes?: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if (bytes) parser.write(bytes, done);
    else parser.end(done);
  });

const ragged = (file: StoredFile, line: number, found: number, expected: number) =>
  new LeatError(
    'INVALID_DATA',
    `${file.at(line)}: ${found} cells where the header has ${expected}. Correct the line, or the "delimiter" of the dataset`,
  );

function malformed(error: CsvError, file: StoredFile): LeatError {
  const { lines } = error as unknown as { lines?: number };
  return new LeatError('INVALID_DATA', `${file.at(lines)}: this is not csv: ${error.message}. Correct the file`, { cause: error });
}
