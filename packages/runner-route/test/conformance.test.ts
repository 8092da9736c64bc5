import { join } from 'node:path';
import { promisesFor, type Subject } from '@leat/conformance';
import { test } from 'vitest';

const subject: Subject = {
  plan: {
    type: 'route',
    options: {},
    runners: { gpu: { type: 'inline', options: {} }, default: { type: 'inline', options: {} } },
  },
  types: { route: './src/index.ts' },
  root: join(import.meta.dirname, '..'),
  kind: 'executor', // a router executes nodes, as its places do
  timeouts: 'cooperates',
};

for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
