import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { fileDataset } from './storage/file-dataset.ts';
import { fileOptions } from './storage/file-options.ts';
import { storedFile } from './storage/stored-file.ts';
import { decode } from './text/decode.ts';

/** A chart as SVG text, as Observable Plot, Vega or a template make it. It is checked to be well-formed, and to hold nothing that runs or is fetched, so that pages may show it. */
const chart: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(fileOptions({})),
  create(options, context) {
    const file = storedFile(options, context);
    const check = async (text: unknown, code: string) => (await import('./chart/check-svg.ts')).checkSvg(text, file.at(), code);
    return fileDataset(file, {
      async load() {
        const text = decode(await file.read(), 'utf-8', file);
        await check(text, 'INVALID_DATA');
        return text;
      },
      async save(text: string) {
        await check(text, 'UNFIT_VALUE');
        await file.save(text);
      },
    });
  },
});

export default chart;
