import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffledIndices } from '../src/shuffle.ts';

test('every index comes once', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.integer(), (count, seed) => {
      expect([...shuffledIndices(count, seed)].sort((left, right) => left - right)).toEqual(
        Array.from({ length: count }, (_, index) => index),
      );
    }),
  );
});

test('the order depends on the seed alone', () => {
  expect(shuffledIndices(1000, 3)).toEqual(shuffledIndices(1000, 3));
  expect(shuffledIndices(1000, 3)).not.toEqual(shuffledIndices(1000, 4));
});

test('every place is equally likely', () => {
  const places = [0, 0, 0, 0];
  for (let seed = 0; seed < 4000; seed++)
    places[shuffledIndices(4, seed).indexOf(0)] = (places[shuffledIndices(4, seed).indexOf(0)] as number) + 1;
  for (const times of places) expect(Math.abs(times - 1000)).toBeLessThan(150);
});
