import { type InferOutput, nonEmpty, optional, pipe, string } from 'valibot';
import { fileOptions } from '../storage/file-options.ts';
import { tableOptions } from '../tables/table-options.ts';

const sheetName = 'expected the name of a sheet';

/** The options of an excel dataset. `sheet`: the first when absent. */
export const excelOptions = fileOptions({ sheet: optional(pipe(string(sheetName), nonEmpty(sheetName))), ...tableOptions });

/** The options of an excel dataset, checked. */
export type ExcelOptions = InferOutput<typeof excelOptions>;
