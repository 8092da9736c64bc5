import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { parquetOptions } from './parquet/parquet-options.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { saveWhole } from './storage/save-whole.ts';
import { storedFile } from './storage/stored-file.ts';
import type { TableValue } from './tables/write-table.ts';

/** A table in a Parquet file, as rows or as columns. Only the columns that are asked for are read from the file. */
const parquet: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(parquetOptions),
  create(options, context) {
    const file = storedFile(options, context);
    const writer = async () => (await import('./parquet/write-parquet.ts')).writeParquet(file, options);
    return fileDataset(file, {
      load: async () => (await import('./parquet/read-parquet.ts')).readParquet(file, options),
      save: async (table: TableValue) => saveWhole(await writer(), table),
      append() {
        const parts = writer();
        return {
          write: async (table: TableValue) => (await parts).write(table),
          commit: async () => (await parts).commit(),
          discard: async () => (await parts).discard(),
        };
      },
    });
  },
});

export default parquet;
