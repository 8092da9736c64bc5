import { fileURLToPath } from 'node:url';
import { promisesFor, type Subject } from '@leat/conformance';
import { test } from 'vitest';

const subject: Subject = {
  plan: { type: 'isolated', options: { grace: 300 }, runners: { default: { type: 'inline', options: { concurrency: 2 } } } },
  types: { isolated: fileURLToPath(new URL('../src/index.ts', import.meta.url)) },
  root: fileURLToPath(new URL('..', import.meta.url)),
  kind: 'wrapper',
  timeouts: 'kills',
  concurrency: 2,
};

for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
