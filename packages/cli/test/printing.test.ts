import { memoryDataset } from '@leat/core';
import { expect, test } from 'vitest';
import { brief, computedOf } from '../src/report/computed.ts';
import { frameIn } from '../src/report/user-frame.ts';
import { newRunId } from '../src/running/run-id.ts';
import { duration } from '../src/terminal/duration.ts';
import { printable, printableLines } from '../src/terminal/printable.ts';
import { cut, pad } from '../src/terminal/width.ts';

test.each<[number, string]>([
  [0.2, '< 1 ms'],
  [12.4, '12 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [12_345, '12.3 s'],
  [59_960, '1 min 00 s'],
  [200_000, '3 min 20 s'],
  [3_599_600, '1 h 00 min'],
  [7_500_000, '2 h 05 min'],
])('says %d ms as "%s"', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

test.each<[string, string]>([
  ['\u001b[2J', '\\u001b[2J'],
  ['a\nb\tc\rd', 'a\\u000ab\\u0009c\\u000dd'],
  ['\u0000\u0007\u009b', '\\u0000\\u0007\\u009b'],
  ['user\u202enimda\u2066', 'user\\u202enimda\\u2066'],
  ['größe 数 🚀', 'größe 数 🚀'],
])('shows %j as %s on one line', (given, shown) => {
  expect(printable(given)).toBe(shown);
});

test('keeps the ends of lines in text of several, and nothing else that a terminal obeys', () => {
  expect(printableLines('a\r\nb\tc\u001b\r')).toBe('a\nb  c\\u001b\\u000d');
});

test.each<[string, unknown, string]>([
  ['a number', 0.378, '0.378'],
  ['a number of many digits', 1084.9342817, '1084.93'],
  ['numbers deep inside', { rmse: 1 / 3, all: [2 / 3], count: 12_345_678 }, '{ rmse: 0.333333, all: [ 0.666667 ], count: 12345678 }'],
  ['a small object', { rmse: 1.5, r2Score: 0.378 }, '{ rmse: 1.5, r2Score: 0.378 }'],
  [
    'rows that are objects',
    [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ],
    '2 rows × 2',
  ],
  [
    'rows that are lists',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    '2 rows × 3',
  ],
  ['columns', { a: Float64Array.of(1, 2, 3, 4, 5), b: ['1', '2', '3', '4', '5'] }, '5 rows × 2'],
  ['many values', Array.from({ length: 21 }, () => 0), '21 values'],
  ['a few values', [1, 2], '[ 1, 2 ]'],
  ['a short text', 'hello', 'hello'],
  ['a text of two lines', 'a\nb', 'text, 3 B'],
  ['a long text', 'ü'.repeat(5000), 'text, 10.0 kB'],
  ['bytes', new Uint8Array(2_500_000), '2.5 MB'],
  ['nothing', undefined, 'undefined'],
])('tells %s in a few words', (_, value, text) => {
  expect(brief(value)).toBe(text);
});

test('tells what was computed without a half of a secret, and where other datasets are', async () => {
  const outputs = new Map([
    ['token\u0007', memoryDataset({ token: `${'x'.repeat(60)}secret-value` })],
    ['table', { location: 'data/table.csv', load: () => [], save: () => {} }],
    ['sent', { load: () => [], save: () => {} }],
    ['empty', memoryDataset()],
  ]);

  const computed = await computedOf(outputs, (text) => text.replaceAll('secret-value', '***'));

  expect(computed).toEqual([
    { name: 'token\\u0007', text: `{ token: '${'x'.repeat(60)}***' }` },
    { name: 'table', text: 'data/table.csv' },
    { name: 'sent', text: 'saved' },
    { name: 'empty', text: 'made, and not held here any more' },
  ]);
});

test('cuts and pads by what is seen', () => {
  expect(cut('abcdef', 4)).toBe('abc…');
  expect(pad('\u001b[1mab\u001b[22m', 4)).toBe('\u001b[1mab\u001b[22m  ');
});

test('names runs by time and by words that are safe as a folder name', () => {
  expect(newRunId(new Date(Date.UTC(2026, 10, 24, 14, 52, 7)))).toMatch(/^2026-11-24t14\.52\.07-[a-z]+-[a-z]+$/);
});

test('finds the innermost frame of the project, and none of a package', () => {
  const root = import.meta.dirname;
  const stack = `Error: x
    at inner (${root}/node_modules/lib/index.js:1:2)
    at async train (file://${root}/printing.test.ts:1:10)
    at outer (${root}/other.ts:5:6)`;

  expect(frameIn(root, stack)).toEqual({
    function: 'train',
    file: 'printing.test.ts',
    line: 1,
    column: 10,
    source: "import { memoryDataset } from '@leat/core';",
  });
  expect(frameIn('/elsewhere', stack)).toBeUndefined();
});
