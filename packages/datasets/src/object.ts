import { deserialize, serialize } from 'node:v8';
import { type DatasetDefinition, defineDataset, LeatError } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { boolean, optional } from 'valibot';
import { refuseClasses } from './object/refuse-classes.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';

/**
 * Any value that structured clone takes (Map, Set, Date, typed arrays, cycles), in V8's own format: the pickle of Node.
 * Such a file is read only where `trust: true` says that it comes from this project, for V8 does not defend itself against forged ones.
 */
const object: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(fileOptions({ trust: optional(boolean('expected true or false'), false) })),
  create({ trust, ...where }, context) {
    const file = storedFile(where, context);
    return fileDataset(file, {
      async load() {
        const bytes = await file.read();
        if (!trust) {
          throw new LeatError(
            'NOT_TRUSTED',
            `${file.at()}: a file of this type is read only when it is known that this project wrote it, and there are no run records yet to know it from. ` +
              'Write "trust: true" in its catalog entry if it is yours',
          );
        }
        try {
          return deserialize(bytes);
        } catch (error) {
          throw new LeatError(
            'INVALID_DATA',
            `${file.at()}: this is not a value written by "object" (${(error as Error).message}). Make it again`,
            {
              cause: error,
            },
          );
        }
      },
      async save(value: unknown) {
        refuseClasses(value, file);
        await file.save(bytesOf(value, file.at()));
      },
    });
  },
});

export default object;

function bytesOf(value: unknown, at: string): Buffer {
  try {
    return serialize(value);
  } catch (error) {
    throw new LeatError('UNFIT_VALUE', `${at}: ${(error as Error).message.replace(/\.$/, '')}. Only data can be saved, not functions`, {
      cause: error,
    });
  }
}
