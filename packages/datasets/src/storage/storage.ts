import type { HeldPath, StagedPath } from '@leat/core';
import type { AtomicWrite } from './atomic-write.ts';

/** Bytes of a file, from `start` up to but not with `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What a storage was asked to do, for its errors. */
export interface Attempt {
  readonly dataset: string;
  readonly path: string;
  readonly doing: 'read' | 'written';
}

/** Where files are kept. A place is a whole address, `/data/x.csv` or `s3://bucket/x.csv`; what is below a folder is joined to it by `/`. */
export interface Storage {
  read(place: string, range?: ByteRange): Promise<Buffer>;
  stream(place: string): AsyncIterable<Buffer>;
  /** In bytes. */
  size(place: string): Promise<number>;
  exists(place: string): Promise<boolean>;
  /** All or nothing: nothing is seen at the place until `commit`. */
  write(place: string): AtomicWrite;
  /** The file at a path of this machine, to read from until it is disposed. */
  hold(place: string): Promise<HeldPath>;
  /** A path of this machine with the file's own name; what was written there is put in its place by `commit`. */
  stage(place: string): Promise<StagedPath>;
  /** The files below a folder and its subfolders, relative to it, in text order, without those being written. A folder that is not there has none. */
  list(folder: string): Promise<readonly string[]>;
  remove(place: string): Promise<void>;
  /** Whether what is written at a place below a folder stays below it, wherever links lead. */
  contains(folder: string, place: string): Promise<boolean>;
  /** An error of this storage in words for people; others as they are. */
  explain(error: unknown, attempt: Attempt): unknown;
}
