import * as z from 'zod/mini';
import { options, path } from '../options.ts';
import { tableOptions } from '../tables/columns.ts';

/** `sheet`: the name of the sheet; the first when absent. */
export const excelOptions = options({
  path,
  sheet: z.optional(z.string('expected the name of a sheet').check(z.minLength(1, 'expected the name of a sheet'))),
  ...tableOptions,
});

/** The options of an excel dataset, checked. */
export type ExcelOptions = z.output<typeof excelOptions>;
