import { LeatError } from '@leat/core';
import type { Lost } from './exit-guard.ts';

/** The error for a process that ends without a result, naming what was running. */
export function lostError(lost: Lost, running: readonly string[] = []): LeatError {
  const meanwhile = running.length === 0 ? '' : `, while ${nodesOf(running)} running`;
  if (lost.how === 'idle') {
    return new LeatError('NO_RESULT', `nothing is left to wait for, and there is no result${meanwhile}: a promise there never settles`);
  }
  const sentence = `process.exit(${lost.code}) was called before there was a result${meanwhile}: take it out, or throw an error instead`;
  return new LeatError('NO_RESULT', sentence, { cause: lost.by });
}

const shown = 3;

/** `node "a" was`, `one of the nodes "a", "b" and 3 more was`. */
export function nodesOf(names: readonly string[]): string {
  if (names.length === 1) return `node "${names[0]}" was`;
  const listed = names.slice(0, shown).map((name) => `"${name}"`);
  const more = names.length > shown ? ` and ${names.length - shown} more` : '';
  return `the nodes ${listed.join(', ')}${more} were`;
}
