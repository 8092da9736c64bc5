import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import json from '../src/json.ts';
import { folder, issuesOf, made } from './made.ts';

test('every JSON value comes back as it was', async () => {
  const dataset = await made(json, await folder(), { path: 'x.json' });
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      await dataset.save(value);
      expect(JSON.stringify(await dataset.load())).toBe(JSON.stringify(value));
    }),
    { numRuns: 60 },
  );
});

test.each([
  [2, '{\n  "a": 1\n}\n'],
  [0, '{"a":1}\n'],
])('indents by %i', async (indent, text) => {
  const root = await folder();
  await (await made(json, root, { path: 'x.json', indent })).save({ a: 1 });
  expect(await readFile(join(root, 'x.json'), 'utf8')).toBe(text);
});

test('reads past a byte order mark', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.json'), '\uFEFF{"a":1}');
  expect(await (await made(json, root, { path: 'x.json' })).load()).toEqual({ a: 1 });
});

test.each([
  ['a wrong token', '{\n  "a": 1,\n  b\n}', 3],
  ['an end too soon', '{\n  "a": [1,\n', 3],
  ['nothing', '', 1],
])('names the line of %s', async (_, content, line) => {
  const root = await folder();
  await writeFile(join(root, 'x.json'), content);
  const dataset = await made(json, root, { path: 'x.json' });
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringContaining(`dataset "table" (x.json:${line}): this is not JSON: `),
  });
});

test.each([
  ['NaN', { score: Number.NaN }, '"score" is NaN'],
  ['infinity', [Number.POSITIVE_INFINITY], '"0" is Infinity'],
  ['a Map', { a: { b: new Map() } }, '"b" is a Map'],
  ['a BigInt', 3n, 'the value is the BigInt 3'],
  ['nothing', undefined, 'a value of type undefined cannot be saved as JSON'],
  ['a function', () => 1, 'a value of type function cannot be saved as JSON'],
])('refuses %s, which would come back as something else', async (_, value, words) => {
  const dataset = await made(json, await folder(), { path: 'x.json' });
  await expect(dataset.save(value)).rejects.toThrow(words);
  expect(await dataset.exists()).toBe(false);
});

test.each([
  [{}, '"path": expected the path of a file'],
  [{ path: '' }, '"path": expected the path of a file'],
  [{ path: 3 }, '"path": expected the path of a file'],
  [{ pth: 'x' }, 'unknown option "pth". Did you mean "path"?'],
  [{ path: 'x', indnt: 3 }, 'unknown option "indnt". Did you mean "indent"?'],
  [{ path: 'x', indent: 'wide' }, '"indent": expected a number of spaces, 0 to 10'],
  [{ path: 'x', indent: 11 }, '"indent": expected a number of spaces, 0 to 10'],
  [{ path: 'x', indent: -1 }, '"indent": expected a number of spaces, 0 to 10'],
])('the options %j are refused', async (options, issue) => {
  expect(await issuesOf(json, options)).toEqual([issue]);
});
