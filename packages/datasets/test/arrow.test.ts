import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as apache from 'apache-arrow';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeLz4Frame } from '../src/arrow/lz4-frame.ts';
import arrow from '../src/arrow.ts';
import { folder, issuesOf, made } from './made.ts';
import { allTypes, anyRow } from './support/any-row.ts';

const row = anyRow();

test.each([
  ['file', 'none'],
  ['file', 'zstd'],
  ['stream', 'none'],
])('every row of every type comes back exactly, as a %s, compression %s', async (format, compression) => {
  const dataset = await made(arrow, await folder(), { path: 'x.arrow', format, compression, types: allTypes });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 20 }), async (value) => {
      await dataset.save(value);
      expect(await dataset.load()).toEqual(value);
    }),
    { numRuns: 30 },
  );
});

test('a table without rows keeps its columns, and one without columns has no rows', async () => {
  const dataset = await made(arrow, await folder(), { path: 'x.arrow', as: 'columns' });
  await dataset.save({ a: [], b: [] });
  expect(await dataset.load()).toEqual({ a: [], b: [] });
  await dataset.save({});
  expect(await dataset.load()).toEqual({});
});

test('reads only the columns that are asked for, and packs numbers', async () => {
  const root = await folder();
  await (await made(arrow, root, { path: 'x.arrow' })).save([
    { a: 1, b: 'x', c: 0.5 },
    { a: 2, b: 'y', c: 1 },
  ]);
  const some = await made(arrow, root, { path: 'x.arrow', as: 'columns', columns: ['c', 'a'] });
  expect(await some.load()).toEqual({ c: Float64Array.of(0.5, 1), a: Float64Array.of(1, 2) });
});

/** A file as another program wrote it. */
async function written(columns: Record<string, apache.Vector>, compression: apache.CompressionType | null = null) {
  const root = await folder();
  await writeFile(join(root, 'x.arrow'), apache.tableToIPC(new apache.Table(columns), 'file', compression));
  return root;
}

test('tables of others come as plain data: lists, structs, dates, decimals, dictionaries', async () => {
  const root = await written({
    list: apache.vectorFromArray([[1, 2], null], new apache.List(new apache.Field('item', new apache.Int32()))),
    struct: apache.vectorFromArray([
      { x: 1, y: { z: [1n] } },
      { x: 2, y: { z: [2n] } },
    ]),
    day: apache.vectorFromArray([new Date('2024-02-29'), null], new apache.DateDay()),
    micro: apache.vectorFromArray([1, -1], new apache.TimestampMicrosecond()),
    price: apache.vectorFromArray([Uint32Array.of(35, 0, 0, 0), Uint32Array.of(-115, -1, -1, -1)], new apache.Decimal(2, 10, 128)),
    kind: apache.vectorFromArray(['a', 'b']),
  });
  const expected = [
    { list: [1, 2], struct: { x: 1, y: { z: [1n] } }, day: new Date('2024-02-29'), micro: new Date(1), price: 0.35, kind: 'a' },
    { list: null, struct: { x: 2, y: { z: [2n] } }, day: null, micro: new Date(-1), price: -1.15, kind: 'b' },
  ];
  expect(await (await made(arrow, root, { path: 'x.arrow' })).load()).toEqual(expected);
  const exact = await made(arrow, root, { path: 'x.arrow', columns: ['price'], types: { price: 'string' } });
  expect(await exact.load()).toEqual([{ price: '0.35' }, { price: '-1.15' }]);
});

test('an integer that a number cannot hold is refused, until its column is a bigint', async () => {
  const root = await written({ id: apache.vectorFromArray([1n, 2n ** 64n - 1n], new apache.Uint64()) });
  await expect((await made(arrow, root, { path: 'x.arrow' })).load()).rejects.toThrow(
    'row 2, column "id" holds 18446744073709551615, which',
  );
  expect(await (await made(arrow, root, { path: 'x.arrow', types: { id: 'bigint' } })).load()).toEqual([
    { id: 1n },
    { id: 2n ** 64n - 1n },
  ]);
});

/** "abcabcabc…" as LZ4: what is literal, a match that runs into what it writes, and in the next block a match in the one before. */
const linkedFrame = Uint8Array.from([
  ...[0x04, 0x22, 0x4d, 0x18, 0x40, 0x40, 0],
  ...[8, 0, 0, 0, 0x32, ...Buffer.from('abc'), 3, 0, 0x10, ...Buffer.from('!')],
  ...[6, 0, 0, 0, 0x00, 10, 0, 0x20, ...Buffer.from('??')],
  ...[3, 0, 0, 0x80, ...Buffer.from('end')],
  ...[0, 0, 0, 0],
]);

test('LZ4 is decoded across its blocks', () => {
  expect(Buffer.from(decodeLz4Frame(linkedFrame)).toString()).toBe('abcabcabc!abca??end');
});

test.each([
  ['cut off', linkedFrame.subarray(0, 14)],
  ['of something else', Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])],
  ['a match before its beginning', linkedFrame.with(15, 9)],
])('an LZ4 frame that is %s is refused', (_, frame) => {
  expect(() => decodeLz4Frame(frame)).toThrow();
});

const hasLz4 = (() => {
  try {
    execFileSync('lz4', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test.runIf(hasLz4)('what the lz4 program compressed is decoded, and Feather files with it are read', async () => {
  const encode = (bytes: Uint8Array) =>
    new Uint8Array(execFileSync('lz4', ['-c', '-BD', '-B4'], { input: bytes, stdio: ['pipe', 'pipe', 'ignore'], maxBuffer: 2 ** 26 }));
  const content = await readFile(new URL('../package.json', import.meta.url));
  const long = Buffer.concat(Array.from({ length: 60 }, (_, index) => Buffer.from(`${index}${content}`)));
  expect(Buffer.compare(decodeLz4Frame(encode(long)), long)).toBe(0);

  apache.compressionRegistry.set(apache.CompressionType.LZ4_FRAME, { encode, decode: decodeLz4Frame });
  const root = await written(
    {
      a: apache.vectorFromArray(
        Array.from({ length: 500 }, (_, index) => `row ${index % 7}`),
        new apache.Utf8(),
      ),
    },
    apache.CompressionType.LZ4_FRAME,
  );
  expect((await (await made(arrow, root, { path: 'x.arrow' })).load())[499]).toEqual({ a: 'row 2' });
});

test.each([
  ['', 'this is not an Arrow file that can be read: it is empty'],
  ['a,b\n1,2\n', 'this is not an Arrow file that can be read: '],
])('a file that is something else is refused', async (content, words) => {
  const root = await folder();
  await writeFile(join(root, 'x.arrow'), content);
  await expect((await made(arrow, root, { path: 'x.arrow' })).load()).rejects.toThrow(`dataset "table" (x.arrow): ${words}`);
});

test.each([
  [{ path: 'x', compression: 'lz4' }, '"compression": expected none or zstd'],
  [{ path: 'x', format: 'feather' }, '"format": expected file or stream'],
])('the options %j are refused', async (options, issue) => {
  expect(await issuesOf(arrow, options)).toEqual([issue]);
});
