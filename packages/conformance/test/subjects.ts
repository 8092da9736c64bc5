import { fileURLToPath } from 'node:url';
import type { Subject } from '../src/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
const inline = { type: 'inline', options: { concurrency: 3 } };

/** The suite's own executor. */
export const executor: Subject = { plan: inline, types: {}, root, kind: 'executor', timeouts: 'cooperates', concurrency: 3 };

/** A wrapper that adds nothing. */
export const wrapper: Subject = {
  ...executor,
  plan: { type: 'through', options: {}, runners: { default: inline } },
  types: { through: fixture('through.ts') },
  kind: 'wrapper',
};

/** A wrapper around a wrapper. */
export const stack: Subject = { ...wrapper, plan: { type: 'through', options: {}, runners: { default: wrapper.plan } } };

/** The executor or the wrapper with a runner of the test's own in its place. */
export const mutantOf = (kind: 'executor' | 'wrapper', name: string): Subject => ({
  ...(kind === 'executor' ? executor : wrapper),
  plan: { type: 'mutant', options: {}, ...(kind === 'wrapper' && { runners: { default: inline } }) },
  types: { mutant: `${fixture('mutants.ts')}#${name}` },
});
