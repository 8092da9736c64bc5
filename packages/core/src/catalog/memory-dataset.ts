import { LeatError } from '../errors/leat-error.ts';
import type { Appending, Dataset } from './dataset.ts';
import { frozen } from './read-only.ts';

const nothing = Symbol('nothing');

class MemoryDataset<T> implements Dataset<T> {
  #value: T | typeof nothing;
  #frozen = false;

  constructor(value: T | typeof nothing) {
    this.#value = value;
  }
  load(): T {
    if (this.#value === nothing) throw new LeatError('NO_VALUE', 'this dataset is in memory, and nothing has been saved in it');
    if (!this.#frozen) {
      this.#frozen = true;
      frozen(this.#value);
    }
    return this.#value;
  }
  save(value: T): void {
    this.#value = value;
    this.#frozen = false;
  }
  exists(): boolean {
    return this.#value !== nothing;
  }
  release(): void {
    this.#value = nothing;
  }
  perRun(): Dataset<T> {
    return new MemoryDataset<T>(nothing);
  }
  append(): Appending<T> {
    const chunks: T[] = [];
    return {
      write: (chunk) => void chunks.push(chunk),
      commit: () => this.save(joined(chunks)),
      discard: () => void chunks.splice(0),
    };
  }
}

/** A dataset in this process's memory, empty or with a value. What is loaded from it is frozen: its readers share one value. */
export const memoryDataset = <T = unknown>(...value: [] | [T]): Dataset<T> => new MemoryDataset<T>(value.length === 0 ? nothing : value[0]);

/** The chunks of a generator node as one value of the same type. */
function joined<T>(chunks: readonly T[]): T {
  if (chunks.every(Array.isArray)) return chunks.flat(1) as T;
  if (chunks.every((chunk) => typeof chunk === 'string')) return chunks.join('') as T;
  if (chunks.length === 1) return chunks[0]!;
  throw new LeatError(
    'NOT_APPENDABLE',
    'chunks that are neither arrays nor strings cannot be put together in memory; yield arrays, or declare a dataset that appends',
  );
}
