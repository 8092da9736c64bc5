import assert from 'node:assert/strict';
import type { Mark } from './work/marks.ts';

/** The most nodes that were between their start and their end at one moment. */
export function mostAtOnce(marks: readonly Mark[]): number {
  let now = 0;
  let most = 0;
  for (const { what } of marks) {
    if (what.startsWith('start ')) now++;
    if (what.startsWith('end ')) now--;
    most = Math.max(most, now);
  }
  return most;
}

/** When it was first marked. */
export function momentOf(marks: readonly Mark[], what: string): number {
  const found = marks.find((each) => each.what === what);
  assert.ok(found, `"${what}" did not happen; what did: ${marks.map((each) => each.what).join(', ')}`);
  return found.at;
}
