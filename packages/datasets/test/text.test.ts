import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import text from '../src/text.ts';
import { folder, issuesOf, made } from './made.ts';

const latin1 = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
const unicode = fc.string({ unit: 'grapheme' }).filter((value) => !value.startsWith('\uFEFF'));

test.each([
  ['utf-8', unicode],
  ['utf-16le', unicode],
  ['latin1', latin1],
] as const)('every %s text comes back as it was', async (encoding, texts) => {
  const dataset = await made(text, await folder(), { path: 'x.txt', encoding });
  await fc.assert(
    fc.asyncProperty(texts, async (value) => {
      await dataset.save(value);
      expect(await dataset.load()).toBe(value);
    }),
    { numRuns: 40 },
  );
});

test('a text in parts is the parts joined', async () => {
  const root = await folder();
  const dataset = await made(text, root, { path: 'x.txt', encoding: 'utf-16le' });
  const parts = dataset.append();
  await parts.write('ä');
  await parts.write('ö\n');
  await parts.commit();
  expect(await readFile(join(root, 'x.txt'), 'utf16le')).toBe('äö\n');
});

test('reads past a byte order mark', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.txt'), '\uFEFFtext');
  expect(await (await made(text, root, { path: 'x.txt' })).load()).toBe('text');
});

test('bytes of another encoding are refused, not replaced', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.txt'), Buffer.from([0x61, 0xe4]));
  const dataset = await made(text, root, { path: 'x.txt' });
  await expect(dataset.load()).rejects.toThrow(
    'dataset "table" (x.txt): its bytes are not utf-8 text. Say its "encoding", or convert the file',
  );
});

test.each([
  ['latin1', 'price: 5 €', 'the character U+20AC at position 9 cannot be written as latin1'],
  ['utf-8', 'half a pair: \ud83d', 'the character U+D83D at position 13 cannot be written as utf-8'],
])('a character that %s has no bytes for is refused', async (encoding, value, words) => {
  const dataset = await made(text, await folder(), { path: 'x.txt', encoding });
  await expect(dataset.save(value)).rejects.toThrow(words);
});

test('what is not text is refused', async () => {
  const dataset = await made(text, await folder(), { path: 'x.txt' });
  await expect(dataset.save(3)).rejects.toThrow('text was expected, and a value of type number came');
});

test('an unknown encoding is refused', async () => {
  expect(await issuesOf(text, { path: 'x', encoding: 'utf8' })).toEqual(['"encoding": expected utf-8, utf-16le or latin1']);
});
