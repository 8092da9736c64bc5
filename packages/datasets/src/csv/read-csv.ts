import { LeatError } from '@leat/core';
import type { CsvError, Parser } from 'csv-parse';
import type { StoredFile } from '../storage/stored-file.ts';
import type { Cell, Row } from '../tables/cell.ts';
import { readCell } from '../tables/cell.ts';
import { type Column, columnsToRead, misfit } from '../tables/columns.ts';
import { utf8Chunks } from '../text/utf8-chunks.ts';
import type { CsvOptions } from './csv-options.ts';
import { quotedCells } from './quoted-cells.ts';
import { recentBytes } from './recent-bytes.ts';

/** The rows of a csv file, in lists, as they are read. An empty file has no rows. */
export async function* readCsv(file: StoredFile, options: CsvOptions): AsyncGenerator<readonly Row[]> {
  const { CsvError, parse } = await import('csv-parse');
  let rows: Row[] = [];
  let table = options.header ? undefined : layout(options.columns ?? [], options, file);
  let line = 0;
  let end = 0;
  const recent = recentBytes();
  const delimiter = Buffer.from(options.delimiter);
  const nulls = new Set(options.nulls);
  const [onlyNull] = options.nulls.length === 1 ? options.nulls : []; // comparing is faster than looking up

  const parser = parse({
    bom: true,
    delimiter: options.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true, // so that the error is ours, and names the line
    on_record(cells: string[], { lines, bytes }) {
      const start = { line: line + 1, byte: end };
      line = lines;
      end = bytes;
      if (table) addRow(cells, table, start);
      else table = layout(cells, options, file);
      return null; // rows are kept here, not in the parser
    },
  });
  parser.resume();
  parser.on('error', () => {}); // said by the call that met it

  const addRow = (cells: readonly string[], { width, columns }: Layout, start: { line: number; byte: number }) => {
    if (cells.length === 1 && cells[0] === '' && width > 1) return; // a blank line
    if (cells.length !== width) throw ragged(file, start.line, cells.length, width);
    let quoted: readonly boolean[] | undefined;
    const isMissing = (index: number) => {
      const text = cells[index]!;
      if (onlyNull === undefined ? !nulls.has(text) : text !== onlyNull) return false;
      // the parser can say of every cell whether it was quoted, but that takes half as long again
      quoted ??= quotedCells(recent.between(start.byte, end), delimiter);
      return !quoted[index];
    };
    rows.push(rowOf(cells, columns, isMissing, start.line, file));
  };
  const taken = () => {
    recent.forget(end);
    const ready = rows;
    rows = [];
    return ready;
  };

  try {
    for await (const { bytes } of utf8Chunks(file)) {
      recent.add(bytes);
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

function rowOf(
  cells: readonly string[],
  columns: readonly Column[],
  isMissing: (index: number) => boolean,
  line: number,
  file: StoredFile,
): Row {
  const row: Record<string, Cell> = {};
  for (const { name, index, type } of columns) {
    const text = cells[index]!;
    const missing = (text === '' && type !== undefined && type !== 'string') || isMissing(index);
    const value = missing ? null : type === undefined ? text : readCell(text, type);
    if (value === undefined) throw misfit(file, line, { name, index, type }, text);
    row[name] = value;
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
