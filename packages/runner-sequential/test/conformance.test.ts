import { join } from 'node:path';
import { promisesFor, type Subject } from '@leat/conformance';
import { test } from 'vitest';

const subject: Subject = {
  plan: { type: 'sequential', options: { concurrency: 2 } },
  types: { sequential: './src/index.ts' },
  root: join(import.meta.dirname, '..'),
  kind: 'executor',
  timeouts: 'cooperates',
  concurrency: 2,
};

for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
