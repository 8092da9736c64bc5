import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { check, forward, pipe } from 'valibot';
import { readJsonl } from './jsonl/read-jsonl.ts';
import { writeJsonl } from './jsonl/write-jsonl.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';
import { rowsDataset } from './tables/rows-dataset.ts';
import { chunkFits, chunkWithoutStream, streamOptions } from './tables/stream-options.ts';

/** A JSON value on each line (JSON Lines), as a list of rows. With `stream: true` it gives lists of rows one after the other. */
const jsonl: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () =>
    toStandardJsonSchema(
      pipe(
        fileOptions(streamOptions),
        forward(
          check((options) => chunkFits(options), chunkWithoutStream),
          ['chunk'],
        ),
      ),
    ),
  create(options, context) {
    const file = storedFile(options, context);
    return rowsDataset(file, { ...options, read: () => readJsonl(file), write: async () => writeJsonl(file) });
  },
});

export default jsonl;
