import { type DatasetDefinition, defineDataset, type JsonValue } from '@leat/core';
import { jsonText } from './json/json-text.ts';
import { parseJson } from './json/parse-json.ts';
import { option, or, path } from './options/option.ts';
import { options } from './options/options.ts';
import { localFile } from './storage/local-file.ts';

const spaces = option(
  'a number of spaces, 0 to 10',
  (given): given is number => Number.isInteger(given) && Number(given) >= 0 && Number(given) <= 10,
);

/** One JSON value in a file, `indent`ed by so many spaces (2). What JSON cannot hold is refused when it is saved. */
const json: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: options({ path, indent: or(2, spaces) }),
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
