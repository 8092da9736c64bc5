import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostile, readHostile } from './hostile.ts';

test('hostile files are read or refused with a place, within a second', { timeout: 60_000 }, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(hostile, (files) => void seen.add(readHostile(files))),
    { numRuns: 3000 },
  );
  expect([...seen].sort()).toEqual(['read', 'refused']);
});
