import { defineDataset } from '@leat/core';
import { strictOptions } from 'strict-options';

/** Loads what it was made with. */
export default defineDataset({
  apiVersion: 1,
  options: () => Promise.resolve(strictOptions({ path: 'string', credentials: 'any', storage: 'any', list: 'any' })),
  create: (options, { name }) => ({ load: () => ({ name, options }), save: () => undefined }),
});
