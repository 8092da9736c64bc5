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

/** A run's outputs by name, looked up when first asked for: most runs have thousands and a caller for one. */
export class RunOutputs implements ReadonlyMap<string, Dataset> {
  #find: (() => ReadonlySet<string>) | undefined;
  readonly #get: (name: string) => Dataset;
  #found: ReadonlySet<string> | undefined;

  constructor(find: () => ReadonlySet<string>, get: (name: string) => Dataset) {
    this.#find = find;
    this.#get = get;
  }

  get #names(): ReadonlySet<string> {
    if (!this.#found) {
      this.#found = this.#find!();
      this.#find = undefined; // and with it the state of the run
    }
    return this.#found;
  }
  get size(): number {
    return this.#names.size;
  }
  get(name: string): Dataset | undefined {
    return this.#names.has(name) ? this.#get(name) : undefined;
  }
  has(name: string): boolean {
    return this.#names.has(name);
  }
  keys(): MapIterator<string> {
    return this.#names.keys();
  }
  values(): MapIterator<Dataset> {
    return this.#names.keys().map(this.#get);
  }
  entries(): MapIterator<[string, Dataset]> {
    return this.#names.keys().map((name) => [name, this.#get(name)]);
  }
  forEach(each: (dataset: Dataset, name: string, all: ReadonlyMap<string, Dataset>) => void): void {
    for (const name of this.#names) each(this.#get(name), name, this);
  }
  [Symbol.iterator](): MapIterator<[string, Dataset]> {
    return this.entries();
  }
}
