import { join } from 'node:path';
import { promisesFor, type Subject } from '@leat/conformance';
import { test } from 'vitest';

const subject: Subject = {
  plan: { type: 'preflight', options: { checks: ['true'] }, runners: { default: { type: 'inline', options: {} } } },
  types: { preflight: './src/index.ts' },
  root: join(import.meta.dirname, '..'),
  kind: 'wrapper',
  timeouts: 'cooperates',
};

for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
