import { resolve } from 'node:path';
import type { DatasetContext } from '@leat/core';
import { localStorage } from './local-storage.ts';
import type { Storage } from './storage.ts';

/** A path of the catalog, and where that is. */
export interface Place {
  /** The whole address. */
  readonly address: string;
  readonly storage: Storage;
}

/** Where a `path` of the catalog is: relative ones are below the root of the data. Nothing is touched. */
export function placeOf(path: string, _credentials: unknown, { root }: DatasetContext): Place {
  return { address: resolve(root, path), storage: localStorage };
}
