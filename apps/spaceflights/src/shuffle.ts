/** The numbers from 0 to `count` - 1 in an order that depends on the seed alone (Fisher and Yates, as in Knuth, TAOCP volume 2, 3.4.2 P). */
export function shuffledIndices(count: number, seed: number): readonly number[] {
  const indices = Array.from({ length: count }, (_, index) => index);
  const random = mulberry32(seed);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = indices[last] as number;
    indices[last] = indices[other] as number;
    indices[other] = moved;
  }
  return indices;
}

/** Numbers from 0 up to 1 (Tommy Ettinger's mulberry32, public domain): good enough to shuffle, and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
