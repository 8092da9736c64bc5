import { resolve } from 'node:path';
import type { DatasetContext } from '@leat/core';
import { localStorage } from './local-storage.ts';
import { refusedOption } from './refused-option.ts';
import { lazyS3Storage } from './s3/lazy-s3-storage.ts';
import type { S3Credentials } from './s3/s3-access.ts';
import { readS3Address } from './s3/s3-address.ts';
import type { Storage } from './storage.ts';

/** A path of the catalog, and where that is. */
export interface Place {
  /** The whole address. */
  readonly address: string;
  readonly storage: Storage;
}

/** Where a `path` of the catalog is: relative ones are below the root of the data. Nothing is touched. Throws DATASET_OPTIONS. */
export function placeOf(path: string, credentials: S3Credentials | undefined, { root }: Pick<DatasetContext, 'root'>): Place {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(path)?.[1];
  if (scheme === 's3') {
    if (readS3Address(path)) return { address: path, storage: lazyS3Storage(credentials) };
    throw refusedOption(['path'], 'expected s3://bucket/key, a bucket of S3 and a key whose parts are not empty, "." or ".."');
  }
  if (scheme !== undefined)
    throw refusedOption(['path'], `there is no storage for ${scheme}://. Expected a path of this machine, or s3://bucket/key`);
  if (credentials)
    throw refusedOption(['credentials'], 'a path of this machine takes none. Take them out, or make the "path" s3://bucket/key');
  return { address: resolve(root, path), storage: localStorage };
}
