import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { checkSvg } from './chart/check-svg.ts';
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
    return fileDataset(file, {
      async load() {
        const text = decode(await file.read(), 'utf-8', file);
        await checkSvg(text, file.at(), 'INVALID_DATA');
        return text;
      },
      async save(text: string) {
        await checkSvg(text, file.at(), 'UNFIT_VALUE');
        await file.save(text);
      },
    });
  },
});

export default chart;
