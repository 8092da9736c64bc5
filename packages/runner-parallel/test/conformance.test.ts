import { fileURLToPath } from 'node:url';
import { promisesFor, type Subject } from '@leat/conformance';
import { test } from 'vitest';

const subject: Subject = {
  plan: { type: 'parallel', options: { workers: 2 } },
  types: { parallel: fileURLToPath(new URL('../src/index.ts', import.meta.url)) },
  root: fileURLToPath(new URL('..', import.meta.url)),
  kind: 'executor',
  timeouts: 'kills',
  concurrency: 2,
};

for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
