import { fileURLToPath } from 'node:url';
import { promisesFor, type Subject } from '@leat/conformance';
import { test } from 'vitest';

const subject: Subject = {
  plan: { type: 'service', options: { port: 0, serve: ['double'] }, runners: { default: { type: 'inline', options: {} } } },
  types: { service: fileURLToPath(new URL('../src/index.ts', import.meta.url)) },
  root: fileURLToPath(new URL('..', import.meta.url)),
  kind: 'wrapper',
  timeouts: 'cooperates',
  endless: true,
};

for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
