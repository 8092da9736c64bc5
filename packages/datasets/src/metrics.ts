import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { parseJson } from './json/parse-json.ts';
import { checkMetrics, metricsText } from './metrics/metrics-text.ts';
import { fileDataset } from './storage/file-dataset.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';

/** Numbers by name in a JSON file, its keys in order, so that two runs are compared line by line. */
const metrics: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(fileOptions({})),
  create(options, context) {
    const file = storedFile(options, context);
    return fileDataset(file, {
      async load() {
        const value = parseJson(await file.read(), file);
        checkMetrics(value, file.at(), 'INVALID_DATA');
        return value;
      },
      save: async (value: Readonly<Record<string, number>>) => file.save(metricsText(value, file.at())),
    });
  },
});

export default metrics;
