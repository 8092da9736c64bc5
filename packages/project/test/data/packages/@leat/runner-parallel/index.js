import { defineRunner } from '@leat/core';
import { strictOptions } from 'strict-options';

export default defineRunner({
  apiVersion: 1,
  kind: 'executor',
  options: strictOptions({ workers: 'number' }),
  create: ({ workers = 1 }) => ({ concurrency: workers, open: () => ({ execute: () => undefined }) }),
});
