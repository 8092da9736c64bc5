/** Loads and saves one named thing. Synchronous when it can be: the loop waits only for promises. */
// biome-ignore lint/suspicious/noExplicitAny: what a dataset holds is known to its nodes, not to the loop
export interface Dataset<T = any> {
  load(): T | PromiseLike<T>;
  save(value: T): void | PromiseLike<void>;
  /** Where it is, for people: a path, a table. Never with a credential. */
  readonly location?: string;
  /** Present when it is one file: how a node that works on files reads and writes it. */
  readonly file?: DatasetFile;
  /** Whether `load` would find something. Absent: unknown. */
  exists?(): boolean | PromiseLike<boolean>;
  /** Lets go of what is held in memory; called after the last reader. */
  release?(): void;
  /** Tells the dataset that the node which lists it under `confirms` has succeeded. */
  confirm?(): void | PromiseLike<void>;
  /** Takes the chunks of a node that yields: nothing of them is seen by `load` until `commit`, nothing remains after `discard`. */
  append?(): Appending<T>;
  /** Present on what lives in memory only: a dataset of the same options for one run, for runs must not see each other's values. Such values cross to other places by copy. */
  perRun?(): Dataset<T>;
}

/** The chunks of one attempt of one node. */
// biome-ignore lint/suspicious/noExplicitAny: see Dataset
export interface Appending<T = any> {
  write(chunk: T): void | PromiseLike<void>;
  commit(): void | PromiseLike<void>;
  discard(): void | PromiseLike<void>;
}

/** A dataset as a file on this machine, wherever it is kept. */
export interface DatasetFile {
  /** What is there, at a path to read from until it is disposed. */
  read(): Promise<HeldPath>;
  /** A path to write to. What is written there is seen only after `commit`. */
  write(): Promise<StagedPath>;
}

export interface HeldPath extends AsyncDisposable {
  readonly path: string;
}

export interface StagedPath {
  readonly path: string;
  commit(): Promise<void>;
  discard(): Promise<void>;
}
