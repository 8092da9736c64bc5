import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { csvOptions } from './csv/csv-options.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { storedFile } from './storage/stored-file.ts';
import type { Row } from './tables/cell.ts';

/** A table as rows: plain objects by column name, null where a cell is missing. Cells are text, but for those of a column with a type. */
const csv: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(csvOptions),
  create(options, context) {
    const file = storedFile(options, context);
    const writer = async () => (await import('./csv/write-csv.ts')).writeCsv(file, options);
    return fileDataset(file, {
      load: async () => (await import('./csv/read-csv.ts')).readCsv(file, options),
      async save(rows: readonly Row[]) {
        const parts = await writer();
        try {
          await parts.write(rows);
          await parts.commit();
        } catch (error) {
          await parts.discard();
          throw error;
        }
      },
      append() {
        const parts = writer();
        return {
          write: async (rows: readonly Row[]) => (await parts).write(rows),
          commit: async () => (await parts).commit(),
          discard: async () => (await parts).discard(),
        };
      },
    });
  },
});

export default csv;
