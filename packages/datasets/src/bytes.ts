import { type DatasetDefinition, defineDataset, LeatError } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { fileDataset } from './storage/file-dataset.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';

/** A file as it is: an image, an archive, anything. A node may make it in pieces. */
const bytes: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(fileOptions({})),
  create(options, context) {
    const file = storedFile(options, context);
    const checked = (value: unknown): Uint8Array => {
      if (value instanceof Uint8Array) return value;
      throw new LeatError(
        'UNFIT_VALUE',
        `${file.at()}: bytes (a Buffer, a Uint8Array) were expected, and a value of type ${typeof value} came`,
      );
    };
    return fileDataset(file, {
      load: () => file.read(),
      save: async (value: Uint8Array) => file.save(checked(value)),
      append() {
        const parts = file.append();
        return { ...parts, write: async (value: Uint8Array) => parts.write(checked(value)) };
      },
    });
  },
});

export default bytes;
