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
  types: { through: './test/fixtures/through.ts' },
  kind: 'wrapper',
};

/** A wrapper around a wrapper. */
export const stack: Subject = { ...wrapper, plan: { type: 'through', options: {}, runners: { default: wrapper.plan } } };

/** A runner without an end of its own. */
export const lasting: Subject = {
  ...executor,
  plan: { type: 'lasting', options: {} },
  types: { lasting: fixture('lasting.ts') },
  kind: 'leaf',
  endless: true,
};

/** A wrapper that is broken, around the suite's own executor. */
export const brokenWrapper = (name: string): Subject => ({
  ...wrapper,
  plan: { type: 'broken', options: {}, runners: { default: inline } },
  types: { broken: `${fixture('broken-wrappers.ts')}#${name}` },
});

/** A wrapper that tells something else than what happened. */
export const misreporting = (name: string): Subject => ({
  ...brokenWrapper(name),
  types: { broken: `${fixture('misreporting-wrappers.ts')}#${name}` },
});

/** An executor that is broken. */
export const brokenExecutor = (name: string): Subject => ({
  ...executor,
  plan: { type: 'broken', options: {} },
  types: { broken: `${fixture('broken-executors.ts')}#${name}` },
});

/** A runner without an end that is broken. */
export const brokenLasting = (name: string): Subject => ({ ...lasting, types: { lasting: `${fixture('lasting.ts')}#${name}` } });
