import type { Dataset } from '@leat/core';
import type { ParentProcess } from './parent-process.ts';
import { fromBytes, toBytes } from './sendable.ts';

/** The request's data: each dataset is loaded where the run began, when it is first read here, and crosses once. */
export function givenData(
  names: readonly (readonly [name: string, dataset: number])[],
  parent: ParentProcess,
): ReadonlyMap<string, Dataset> {
  const datasets = new Map<number, Dataset>();
  return new Map(
    names.map(([name, number]) => {
      const dataset = datasets.get(number) ?? givenDataset(name, number, parent);
      datasets.set(number, dataset);
      return [name, dataset];
    }),
  );
}

function givenDataset(name: string, dataset: number, parent: ParentProcess): Dataset {
  let loaded: Promise<unknown> | undefined;
  return {
    load() {
      loaded ??= parent.ask<Uint8Array>({ on: 'data', dataset, method: 'load' }).then(fromBytes, (error: unknown) => {
        loaded = undefined; // another attempt asks again
        throw error;
      });
      return loaded;
    },
    async save(value) {
      await parent.ask({ on: 'data', dataset, method: 'save', bytes: toBytes(name, value) });
      loaded = undefined;
    },
  };
}
