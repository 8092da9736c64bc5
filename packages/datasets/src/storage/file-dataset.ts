import type { Dataset } from '@leat/core';
import type { StoredFile } from './stored-file.ts';

/** A dataset in one file: what its type does, and what every file has. */
export const fileDataset = <T>(file: StoredFile, own: Pick<Dataset<T>, 'load' | 'save' | 'append'>): Dataset<T> => ({
  ...own,
  get location() {
    return file.location;
  },
  file: file.file,
  exists: () => file.exists(),
  release: () => file.release(),
});
