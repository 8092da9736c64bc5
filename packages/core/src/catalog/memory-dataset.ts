import { LeatError } from '../errors/leat-error.ts';
import type { Appending, Dataset } from './dataset.ts';
import { frozen } from './read-only.ts';

const nothing = Symbol('nothing');

/** What a reader of a memory dataset gets: the value itself, read-only (`freeze`); one of its own (`clone`); or the value itself, to do with as it likes (`assign`). */
export type CopyMode = 'freeze' | 'clone' | 'assign';

class MemoryDataset<T> implements Dataset<T> {
  readonly #copy: CopyMode;
  #value: T | typeof nothing;
  #frozen = false;

  constructor(value: T | typeof nothing, copy: CopyMode) {
    this.#value = value;
    this.#copy = copy;
  }
  load(): T {
    if (this.#value === nothing) throw new LeatError('NO_VALUE', 'this dataset is in memory, and nothing has been saved in it');
    if (this.#copy === 'clone') return structuredClone(this.#value);
    if (this.#copy === 'freeze' && !this.#frozen) {
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
    return new MemoryDataset<T>(this.#value, this.#copy);
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
export const memoryDataset = <T = unknown>(...value: [] | [T]): Dataset<T> =>
  new MemoryDataset<T>(value.length === 0 ? nothing : value[0], 'freeze');

/** An empty dataset in memory that gives its readers copies, or what was saved, instead of frozen values. */
export const emptyMemoryDataset = <T = unknown>(copy: CopyMode): Dataset<T> => new MemoryDataset<T>(nothing, copy);

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
