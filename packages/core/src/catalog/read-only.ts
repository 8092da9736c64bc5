import type { Dataset } from './dataset.ts';

/** Freezes plain objects and arrays, deeply and once: a value with several readers is read-only for all of them, under every runner. Typed arrays, Map and Set cannot be frozen, and nodes must not write them. */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || !isPlain(value)) return value;
  Object.freeze(value);
  for (const key in value) frozen(value[key]);
  return value;
}

/** An object made by `{}`, `[]` or `Object.create(null)`. */
export function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === Array.prototype || prototype === null;
}

const wrapped = new WeakMap<Dataset, Dataset>();

/** The dataset, loading frozen values; the same object for the same dataset, for its identity says whether a value crossed already. */
export function readOnly(dataset: Dataset): Dataset {
  if (dataset.perRun) return dataset; // a memory dataset freezes by itself
  let one = wrapped.get(dataset);
  if (!one) {
    one = { load: async () => frozen(await dataset.load()), save: (value) => dataset.save(value) };
    wrapped.set(dataset, one);
  }
  return one;
}
