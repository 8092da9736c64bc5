import { type DatasetDefinition, defineDataset, type JsonValue } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { integer, maxValue, minValue, number, optional, pipe } from 'valibot';
import { jsonText } from './json/json-text.ts';
import { parseJson } from './json/parse-json.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';

const spaces = 'expected a number of spaces, 0 to 10';

/** One JSON value in a file, `indent`ed by so many spaces (2). What JSON cannot hold is refused when it is saved. */
const json: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () =>
    toStandardJsonSchema(
      fileOptions({ indent: optional(pipe(number(spaces), integer(spaces), minValue(0, spaces), maxValue(10, spaces)), 2) }),
    ),
  create({ indent, ...where }, context) {
    const file = storedFile(where, context);
    return fileDataset(file, {
      load: async () => parseJson(await file.read(), file),
      save: async (value: JsonValue) => file.save(jsonText(value, indent, file)),
    });
  },
});

export default json;
