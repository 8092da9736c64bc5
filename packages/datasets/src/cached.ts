import { type Dataset, type DatasetDefinition, defineDataset, LeatError, memoryDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { strictObject } from 'valibot';
import { refusedOption } from './storage/refused-option.ts';
import { expectedDataset, innerDataset, makeInner } from './wrappers/inner-dataset.ts';
import { passedOn } from './wrappers/passed-on.ts';

/** A dataset that is loaded once: what was loaded or saved stays in memory, read-only for its many readers, until it is released. Every save is also one of the `dataset` inside. */
const cached: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(strictObject({ dataset: innerDataset }, expectedDataset)),
  create(options, context) {
    const inner = makeInner(options.dataset, context);
    if (inner.perRun) throw refusedOption(['dataset'], `what is in memory needs no cache. Write "type: ${options.dataset.type}" itself`);
    let held: Promise<Dataset> | undefined;
    const forget = () => {
      held = undefined;
    };

    const keep = (value: unknown): Dataset => {
      if (typeof value !== 'object' || value === null || !(Symbol.asyncIterator in value)) return memoryDataset(value);
      throw new LeatError('UNFIT_VALUE', `dataset "${context.name}": a stream cannot be kept in memory. Take out "stream", or "cached"`);
    };
    const loaded = () => {
      const loading: Promise<Dataset> = Promise.resolve(inner.load()).then(keep);
      loading.catch(() => {
        if (held === loading) forget();
      });
      return loading;
    };

    const dataset: Dataset = {
      async load() {
        held ??= loaded();
        return (await held).load();
      },
      async save(value: unknown) {
        const kept = keep(value);
        await inner.save(value);
        held = Promise.resolve(kept);
      },
      release() {
        forget();
        inner.release?.();
      },
    };
    return Object.defineProperties(dataset, passedOn(inner, forget));
  },
});

export default cached;
