import { pipeline } from 'node:stream/promises';
import { LeatError } from '@leat/core';
import { CsvError, parse } from 'csv-parse';
import type { StoredFile } from '../storage/stored-file.ts';
import type { Cell, Row } from '../tables/cell.ts';
import { readCell } from '../tables/cell.ts';
import { type Column, columnsToRead, misfit } from '../tables/columns.ts';
import type { CsvOptions } from './csv-options.ts';

/** The rows of a csv file, read as a stream. An empty file has no rows. */
export async function readCsv(file: StoredFile, options: CsvOptions): Promise<Row[]> {
  const rows: Row[] = [];
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
      return null; // rows are kept here, not in the stream
    },
  });

  const addRow = (cells: readonly (string | null)[], { width, columns }: Layout, start: number) => {
    if (cells.length === 1 && !cells[0] && width > 1) return; // a blank line
    if (cells.length !== width) throw ragged(file, start, cells.length, width);
    rows.push(rowOf(cells, columns, start, file));
  };

  parser.resume();
  try {
    await pipeline(file.stream(), (chunks: AsyncIterable<Buffer>) => checkedUtf8(chunks, file), parser);
  } catch (error) {
    throw error instanceof CsvError ? malformed(error, file) : file.failed('read', error);
  }
  return rows;
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

async function* checkedUtf8(chunks: AsyncIterable<Buffer>, file: StoredFile): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of chunks) {
      decoder.decode(chunk, { stream: true });
      yield chunk;
    }
    decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new LeatError('INVALID_DATA', `${file.at()}: its bytes are not utf-8 text. Convert the file`, { cause: error });
  }
}

const ragged = (file: StoredFile, line: number, found: number, expected: number) =>
  new LeatError(
    'INVALID_DATA',
    `${file.at(line)}: ${found} cells where the header has ${expected}. Correct the line, or the "delimiter" of the dataset`,
  );

function malformed(error: CsvError, file: StoredFile): LeatError {
  const { lines } = error as unknown as { lines?: number };
  return new LeatError('INVALID_DATA', `${file.at(lines)}: this is not csv: ${error.message}. Correct the file`, { cause: error });
}
