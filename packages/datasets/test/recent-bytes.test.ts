import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotedCells } from '../src/csv/quoted-cells.ts';
import { recentBytes } from '../src/csv/recent-bytes.ts';

test('any part that is not forgotten is as it came', () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 9 }), { minLength: 1 }),
      fc.infiniteStream(fc.nat(100)),
      (pieces, numbers) => {
        const next = (most: number) => (numbers.next().value as number) % (most + 1);
        const recent = recentBytes();
        let all = Buffer.alloc(0);
        let forgotten = 0;
        for (const piece of pieces) {
          recent.add(Buffer.from(piece));
          all = Buffer.concat([all, piece]);
          const start = forgotten + next(all.length - forgotten);
          const end = start + next(all.length - start);
          expect(recent.between(start, end).equals(all.subarray(start, end))).toBe(true);
          forgotten = start;
          recent.forget(forgotten);
        }
      },
    ),
  );
});

test('keeps no more than what was not forgotten', () => {
  const recent = recentBytes();
  for (let end = 10_000; end <= 5_000_000; end += 10_000) {
    recent.add(Buffer.alloc(10_000));
    expect(recent.between(Math.max(end - 10_001, 0), end).buffer.byteLength).toBeLessThan(100_000);
    recent.forget(end - 1);
  }
});

test.each([
  ['a,b', [], ','],
  ['"a",b', [true, false], ','],
  ['a,"b"\r\n', [false, true], ','],
  ['"a,""b""",,"",x', [true, false, true, false], ','],
  ['"",""', [true, true], ','],
  ['"a\n,"";";b', [true, false], ';'],
  ['"a"é"b"éc', [true, true, false], 'é'],
])('tells which cells of %j stand in quotes', (line, quoted, delimiter) => {
  expect(quotedCells(Buffer.from(line), Buffer.from(delimiter))).toEqual(quoted);
});
