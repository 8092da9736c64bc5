import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { excelOptions } from './excel/excel-options.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { storedFile } from './storage/stored-file.ts';
import type { Row } from './tables/cell.ts';

/** A sheet of an Excel file as rows: plain objects by the names in its first line, null where a cell is empty. Cells are as Excel holds them, but for those of a column with a type. */
const excel: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(excelOptions),
  create(options, context) {
    const file = storedFile(options, context);
    return fileDataset(file, {
      load: async () => (await import('./excel/read-excel.ts')).readExcel(file, options),
      save: async (rows: readonly Row[]) => file.save(await (await import('./excel/write-excel.ts')).excelBytes(rows, file, options)),
    });
  },
});

export default excel;
