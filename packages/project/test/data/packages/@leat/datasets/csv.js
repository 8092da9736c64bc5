import { join } from 'node:path';
import { defineDataset } from '@leat/core';
import { strictOptions } from 'strict-options';

/** Loads the path it would read, so that tests see what it was made with. */
export default defineDataset({
  apiVersion: 1,
  options: strictOptions({ path: 'string', delimiter: 'string' }),
  create: ({ path, delimiter }, { root }) => ({ load: () => ({ file: join(root, path), delimiter }), save: () => undefined }),
});
