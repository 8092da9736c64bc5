import { LeatError } from '@leat/core';
import type { SheetData } from 'write-excel-file/node';
import type { StoredFile } from '../storage/stored-file.ts';
import { cellText, type Row } from '../tables/cell.ts';
import { checkRows, columnsOf, unfit } from '../tables/columns.ts';
import { escapeText } from './escape-text.ts';
import type { ExcelOptions } from './excel-options.ts';

/** An Excel file with one sheet of these rows below their column names. */
export async function excelBytes(rows: readonly Row[], file: StoredFile, options: ExcelOptions): Promise<Buffer> {
  const { default: writeSheet } = await import('write-excel-file/node');
  checkRows(rows, file);
  const columns = options.columns ?? columnsOf(rows);
  const lines = rows.map((row, index) => columns.map((name) => cellOf(row[name], name, index + 1, file)));
  const header = columns.map((name) => ({ value: escapeText(name), type: String }));
  const data: SheetData = [header, ...lines];
  return writeSheet(data, { sheet: options.sheet ?? 'Sheet1', dateFormat: 'yyyy-mm-dd hh:mm:ss' }).toBuffer();
}

function cellOf(value: unknown, column: string, row: number, file: StoredFile): SheetData[number][number] {
  if (value === null || value === undefined) return null;
  if (cellText(value) === undefined) throw unfit(file, row, column, value);
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new LeatError(
      'UNFIT_VALUE',
      `${file.at()}: row ${row}, column "${column}" holds ${value}, which an Excel file cannot. Make it null`,
    );
  }
  return typeof value === 'string' ? escapeText(value) : (value as number | boolean | Date);
}
