import { type Dataset, LeatError, memoryDataset, type RunRequest } from '@leat/core';
import type { Output } from './messages.ts';
import { fromBytes } from './sendable.ts';

/** The outputs of a process as datasets here: values that crossed, and what is stored, loaded when someone asks. */
export function outputsOf(outputs: readonly Output[], request: RunRequest): ReadonlyMap<string, Dataset> {
  return new Map(
    outputs.map((output) => {
      const { name } = output;
      return [name, output.stored ? (request.data.get(name) ?? storedDataset(name, request)) : memoryDataset(fromBytes(output.bytes))];
    }),
  );
}

/** A dataset of the catalog. Loading the catalog imports the user's code here, so that waits until someone wants the value. */
function storedDataset(name: string, request: RunRequest): Dataset {
  const find = async () => {
    const { catalog } = await request.load();
    const dataset = catalog.get(name);
    if (dataset) return dataset;
    throw new LeatError(
      'SOURCE_STALE',
      `dataset "${name}" is in the catalog of the process that ran, and not in this one: the code has changed since the run began`,
    );
  };
  return {
    load: async () => (await find()).load(),
    save: async (value) => (await find()).save(value),
  };
}
