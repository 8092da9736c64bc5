import { array, check, integer, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { ReadyQueue } from '../src/execution/ready-queue.ts';

test('gives the longest remaining path first, then the order of declaration, however pushes and pops alternate', () => {
  const ranks = array(nat(5), { minLength: 1, maxLength: 40 });
  const outcome = check(
    property(ranks, array(integer({ min: -1, max: 39 }), { maxLength: 80 }), (rank, steps) => {
      const queue = new ReadyQueue(rank);
      const waiting = new Set<number>();
      for (const step of steps) {
        if (step >= 0) {
          const node = step % rank.length;
          if (waiting.has(node)) continue;
          waiting.add(node);
          queue.push(node);
        } else if (waiting.size > 0) {
          const next = [...waiting].sort((a, b) => rank[b]! - rank[a]! || a - b)[0]!;
          waiting.delete(next);
          if (queue.pop() !== next) return false;
        }
        if (queue.size !== waiting.size) return false;
      }
      return true;
    }),
    { numRuns: 1000 },
  );
  expect(outcome.failed).toBe(false);
});
