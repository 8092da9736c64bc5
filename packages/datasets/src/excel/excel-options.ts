import { or, path, text } from '../options/option.ts';
import { options } from '../options/options.ts';
import type { CellType } from '../tables/cell.ts';
import { tableOptions } from '../tables/table-options.ts';

/** The options of an excel dataset, checked. */
export interface ExcelOptions {
  readonly path: string;
  /** The first sheet when absent. */
  readonly sheet: string | undefined;
  readonly columns: readonly string[] | undefined;
  readonly types: Readonly<Record<string, CellType>>;
}

/** Checks the options of an excel dataset. */
export const excelOptions = options({ path, sheet: or(undefined, text('the name of a sheet')), ...tableOptions });
