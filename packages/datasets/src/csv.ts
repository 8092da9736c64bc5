import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { csvOptions } from './csv/csv-options.ts';
import { storedFile } from './storage/stored-file.ts';
import { rowsDataset } from './tables/rows-dataset.ts';

/** A table as rows: plain objects by column name, null where a cell is missing. Cells are text, but for those of a column with a type. With `stream: true` it gives lists of rows one after the other. */
const csv: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(csvOptions),
  create(options, context) {
    const file = storedFile(options, context);
    return rowsDataset(file, {
      ...options,
      async *read() {
        yield* (await import('./csv/read-csv.ts')).readCsv(file, options);
      },
      write: async () => (await import('./csv/write-csv.ts')).writeCsv(file, options),
    });
  },
});

export default csv;
