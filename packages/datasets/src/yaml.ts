import { type DatasetDefinition, defineDataset, type JsonValue } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { fileDataset } from './storage/file-dataset.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';

/** One YAML document (YAML 1.2) as plain data. What YAML cannot hold is refused when it is saved. */
const yaml: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(fileOptions({})),
  create(options, context) {
    const file = storedFile(options, context);
    return fileDataset(file, {
      load: async () => (await import('./yaml/parse-yaml.ts')).parseYaml(await file.read(), file),
      save: async (value: JsonValue) => file.save(await (await import('./yaml/yaml-text.ts')).yamlText(value, file)),
    });
  },
});

export default yaml;
