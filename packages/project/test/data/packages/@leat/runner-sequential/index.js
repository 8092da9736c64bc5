import { defineRunner } from '@leat/core';
import { strictOptions } from 'strict-options';

export default defineRunner({
  apiVersion: 1,
  kind: 'executor',
  options: strictOptions({ concurrency: 'number' }),
  create: ({ concurrency = 1 }) => ({ concurrency: concurrency, open: () => ({ execute: () => undefined }) }),
});
