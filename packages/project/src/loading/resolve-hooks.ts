import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

let isRegistered = false;

/** Lets the user's files import `./rows.js` and `./rows` when `./rows.ts` is what exists, as bundlers do. Called in each thread before it imports the user's code, for threads do not inherit hooks. */
export function registerResolveHooks(): void {
  if (isRegistered) return;
  isRegistered = true;
  registerHooks({
    resolve: (specifier, context, nextResolve) => nextResolve(sourceOf(specifier, context.parentURL) ?? specifier, context),
  });
}

/** The TypeScript file that a relative import means when the file it names is not there. */
function sourceOf(specifier: string, parent: string | undefined): string | undefined {
  if (!specifier.startsWith('.') || !parent?.startsWith('file:') || parent.includes('/node_modules/')) return undefined;
  const named = new URL(specifier, parent);
  if (/\.[cm]?ts$/.test(named.pathname)) return undefined;
  const hasExtension = /\.[cm]?js$/.test(named.pathname);
  if (hasExtension && existsSync(fileURLToPath(named))) return undefined;
  const source = hasExtension ? named.href.replace(/js$/, 'ts') : `${named.href}.ts`;
  return existsSync(fileURLToPath(source)) ? source : undefined;
}
