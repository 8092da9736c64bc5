import { flag, list, option, or, path } from '../options/option.ts';
import { options } from '../options/options.ts';
import type { CellType } from '../tables/cell.ts';
import { tableOptions } from '../tables/table-options.ts';

/** The options of a csv dataset, checked. */
export interface CsvOptions {
  readonly path: string;
  readonly delimiter: string;
  /** Whether the first line names the columns; else `columns` does. */
  readonly header: boolean;
  /** Cells that mean a missing value, unless quoted; the first is what is written. */
  readonly nulls: readonly string[];
  readonly columns: readonly string[] | undefined;
  readonly types: Readonly<Record<string, CellType>>;
}

const character = option('one character', (given): given is string => typeof given === 'string' && given.length === 1);
const anyText = option('text', (given): given is string => typeof given === 'string');

/** Checks the options of a csv dataset. */
export const csvOptions = options(
  {
    path,
    delimiter: or(',', character),
    header: or(true, flag),
    nulls: or([''], list('a list of texts', anyText)),
    ...tableOptions,
  },
  ({ header, columns }) => (header || columns ? undefined : { path: ['header'], message: 'a file without a header line needs "columns"' }),
);
