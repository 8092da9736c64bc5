import type { Slots } from '../contract/runner.ts';

/** Slots for `size` nodes at a time over all runs; who waits is called in turn. */
export function createSlots(size: number): Slots {
  const waiting: (() => void)[] = [];
  let first = 0; // of those who wait: shifting an array costs its length
  let free = size;
  let waking = false;
  return {
    size,
    take() {
      if (free === 0) return false;
      free--;
      return true;
    },
    give() {
      free++;
      if (waking) return; // no recursion: the outer call goes on
      waking = true;
      while (free > 0 && first < waiting.length) waiting[first++]!();
      if (first === waiting.length || first > 1024) {
        waiting.splice(0, first);
        first = 0;
      }
      waking = false;
    },
    wait(wake) {
      waiting.push(wake);
    },
  };
}
