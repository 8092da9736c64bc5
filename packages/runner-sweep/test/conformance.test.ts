import { fileURLToPath } from 'node:url';
import { promisesFor, type Subject } from '@leat/conformance';
import { describe, test } from 'vitest';

const inline = { default: { type: 'inline', options: {} } };
const common = {
  types: { sweep: fileURLToPath(new URL('../src/index.ts', import.meta.url)) },
  root: fileURLToPath(new URL('..', import.meta.url)),
  kind: 'wrapper',
  timeouts: 'cooperates',
} as const;

const subjects: Readonly<Record<string, Subject>> = {
  'sweep(inline)': { ...common, plan: { type: 'sweep', options: { cases: [{}] }, runners: inline }, loads: true },
  'sweep(inline) that shares nothing': { ...common, plan: { type: 'sweep', options: { cases: [{}], share: false }, runners: inline } },
};

for (const [name, subject] of Object.entries(subjects)) {
  describe(name, () => {
    for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
  });
}
