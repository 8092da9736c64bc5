import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };

/** What a type may import before it is used: the contract, and what its options are checked by. */
const allowed = ['@leat/core', '@valibot/to-json-schema', 'valibot'];

/** Imports a built file, and prints the packages that it asked for meanwhile. */
const script = (file: string) => `
  import { registerHooks } from 'node:module';
  const packages = new Set();
  registerHooks({
    resolve(specifier, context, next) {
      if (/^(@|[a-z])(?!ode:)/.test(specifier) && !specifier.includes(':') && context.parentURL?.includes('/datasets/')) packages.add(specifier);
      return next(specifier, context);
    },
  });
  await import(${JSON.stringify(file)});
  console.log(JSON.stringify([...packages]));
`;

test.each(Object.keys(manifest.exports))('%s loads no library before it is used', async (name) => {
  const file = new URL(`../${manifest.exports[name as keyof typeof manifest.exports].default}`, import.meta.url);
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script(file.href)]);
  expect(JSON.parse(stdout).filter((specifier: string) => !allowed.includes(specifier))).toEqual([]);
});
