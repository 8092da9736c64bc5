import { LeatError, suggest } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';
import { type Cell, cellText, type Row, readCell } from '../tables/cell.ts';
import { type Column, columnsToRead, misfit } from '../tables/columns.ts';
import type { ExcelOptions } from './excel-options.ts';

/** The rows of one sheet; lines without any value are left out. */
export async function readExcel(file: StoredFile, options: ExcelOptions): Promise<Row[]> {
  const [first, ...lines] = await linesOf(await file.read(), file, options.sheet);
  if (!first) return [];
  const header = first.map((cell) => (cell === null ? '' : (cellText(cell) ?? '')));
  const columns = columnsToRead(header, options, file);

  const rows: Row[] = [];
  for (const [index, cells] of lines.entries()) {
    if (cells.every((cell) => cell === null)) continue;
    const row: Record<string, Cell> = {};
    for (const column of columns) row[column.name] = read(cells[column.index] ?? null, column, index + 2, file);
    rows.push(row);
  }
  return rows;
}

function read(cell: Cell, column: Column, line: number, file: StoredFile): Cell {
  if (cell === null || column.type === undefined) return cell;
  if (cell instanceof Date && column.type === 'date') return cell;
  const value = readCell(cellText(cell) ?? '', column.type);
  if (value === undefined) throw misfit(file, line, column, cell);
  return value;
}

async function linesOf(bytes: Buffer, file: StoredFile, wanted: string | undefined): Promise<readonly (readonly Cell[])[]> {
  const { default: readSheets } = await import('read-excel-file/node');
  const sheets = await readSheets(bytes, { trim: false }).catch((error: Error) => {
    throw new LeatError('INVALID_DATA', `${file.at()}: this is not an Excel file (.xlsx) that can be read: ${error.message}`, {
      cause: error,
    });
  });
  const sheet = wanted === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === wanted);
  if (!sheet) {
    const known = sheets.map(({ sheet }) => sheet);
    throw new LeatError('INVALID_DATA', `${file.at()}: there is no sheet "${wanted}"${suggest(wanted ?? '', known)}`);
  }
  return sheet.data as unknown as readonly (readonly Cell[])[];
}
