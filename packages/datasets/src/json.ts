import { type DatasetDefinition, defineDataset, type JsonValue } from '@leat/core';
import * as z from 'zod/mini';
import { jsonText } from './json/json-text.ts';
import { parseJson } from './json/parse-json.ts';
import { options, path } from './options.ts';
import { localFile } from './storage/local-file.ts';

/** One JSON value in a file, `indent`ed by so many spaces (2). What JSON cannot hold is refused when it is saved. */
const json: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: options({
    path,
    indent: z._default(z.int('expected a number of spaces').check(z.minimum(0), z.maximum(10)), 2),
  }),
  create({ path, indent }, context) {
    const file = localFile(path, context);
    return {
      load: async () => parseJson(await file.read(), file),
      save: async (value: JsonValue) => file.save(jsonText(value, indent, file)),
      exists: () => file.exists(),
    };
  },
});

export default json;
