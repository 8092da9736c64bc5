import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { arrowOptions } from './arrow/arrow-options.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { storedFile } from './storage/stored-file.ts';
import type { TableValue } from './tables/write-table.ts';

/** A table in an Arrow file, which is also what Feather is (version 2), as rows or as columns. */
const arrow: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(arrowOptions),
  create(options, context) {
    const file = storedFile(options, context);
    return fileDataset(file, {
      load: async () => (await import('./arrow/read-arrow.ts')).readArrow(file, options),
      save: async (table: TableValue) => file.save(await (await import('./arrow/write-arrow.ts')).arrowBytes(table, options, file.at())),
    });
  },
});

export default arrow;
