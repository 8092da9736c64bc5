import type { Dataset } from '../catalog/dataset.ts';
import { freeOutputs } from '../pipeline/free-datasets.ts';
import { graphOf } from '../pipeline/graph.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';

const known = new WeakMap<Pipeline, Uint8Array>();

/** By dataset number: 1 for what the pipeline makes and does not read. Computed once for a pipeline. */
export function finalDatasets(pipeline: Pipeline): Uint8Array {
  let final = known.get(pipeline);
  if (!final) {
    const free = freeOutputs(pipeline);
    final = Uint8Array.from(graphOf(pipeline).names, (name) => (free.has(name) ? 1 : 0));
    known.set(pipeline, final);
  }
  return final;
}

/** A run's outputs, put together when first asked for: most runs have thousands and a caller for one. */
export class RunOutputs implements ReadonlyMap<string, Dataset> {
  #names: (() => Iterable<string>) | undefined;
  readonly #get: (name: string) => Dataset;
  #datasets: ReadonlyMap<string, Dataset> | undefined;

  constructor(names: () => Iterable<string>, get: (name: string) => Dataset) {
    this.#names = names;
    this.#get = get;
  }

  get #map(): ReadonlyMap<string, Dataset> {
    if (!this.#datasets) {
      this.#datasets = new Map(Iterator.from(this.#names!()).map((name) => [name, this.#get(name)]));
      this.#names = undefined; // and with it the state of the run
    }
    return this.#datasets;
  }
  get size(): number {
    return this.#map.size;
  }
  get(name: string): Dataset | undefined {
    return this.#map.get(name);
  }
  has(name: string): boolean {
    return this.#map.has(name);
  }
  keys(): MapIterator<string> {
    return this.#map.keys();
  }
  values(): MapIterator<Dataset> {
    return this.#map.values();
  }
  entries(): MapIterator<[string, Dataset]> {
    return this.#map.entries();
  }
  forEach(each: (dataset: Dataset, name: string, all: ReadonlyMap<string, Dataset>) => void): void {
    for (const [name, dataset] of this.#map) each(dataset, name, this);
  }
  [Symbol.iterator](): MapIterator<[string, Dataset]> {
    return this.#map.entries();
  }
}
