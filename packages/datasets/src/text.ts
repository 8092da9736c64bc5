import { type DatasetDefinition, defineDataset, LeatError } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { optional, picklist } from 'valibot';
import { fileDataset } from './storage/file-dataset.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';
import { decode } from './text/decode.ts';
import { encode } from './text/encode.ts';

/** A file as one string, in `encoding` (utf-8, utf-16le or latin1). A node may make it in pieces. */
const text: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () =>
    toStandardJsonSchema(
      fileOptions({ encoding: optional(picklist(['utf-8', 'utf-16le', 'latin1'], 'expected utf-8, utf-16le or latin1'), 'utf-8') }),
    ),
  create({ encoding, ...where }, context) {
    const file = storedFile(where, context);
    const bytes = (text: unknown) => {
      if (typeof text === 'string') return encode(text, encoding, file);
      throw new LeatError('UNFIT_VALUE', `${file.at()}: text was expected, and a value of type ${typeof text} came`);
    };
    return fileDataset(file, {
      load: async () => decode(await file.read(), encoding, file),
      save: async (text: string) => file.save(bytes(text)),
      append() {
        const parts = file.append();
        return { ...parts, write: async (text: string) => parts.write(bytes(text)) };
      },
    });
  },
});

export default text;
