import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostile, readHostile } from './hostile.ts';

const documents = 100_000;

test(`${documents} hostile documents crash nothing, take no second each, and are refused with a place`, { timeout: 900_000 }, () => {
  const counts = { read: 0, refused: 0 };
  fc.assert(
    fc.property(hostile, (files) => {
      counts[readHostile(files)]++;
    }),
    { numRuns: documents },
  );
  expect(counts.read).toBeGreaterThan(documents / 20);
  expect(counts.refused).toBeGreaterThan(documents / 20);
});
