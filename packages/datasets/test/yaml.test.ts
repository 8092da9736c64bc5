import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import yaml from '../src/yaml.ts';
import { folder, made } from './made.ts';

const load = async (content: string | Buffer) => {
  const root = await folder();
  await writeFile(join(root, 'x.yml'), content);
  return (await made(yaml, root, { path: 'x.yml' })).load();
};

test.each([
  ['a mapping', 'a: 1\nb: [x, true, null]\n', { a: 1, b: ['x', true, null] }],
  ['YAML 1.2, where "no" is a text', 'country: no\n', { country: 'no' }],
  ['anchors and merges', 'a: &a { x: 1 }\nb: { <<: *a, y: 2 }\n', { a: { x: 1 }, b: { x: 1, y: 2 } }],
  ['an empty file', '', null],
])('reads %s', async (_, content, value) => {
  expect(await load(content)).toEqual(value);
});

test('a key may be called like what every object has', async () => {
  const value = await load('__proto__: { polluted: true }\nconstructor: 1\n');
  expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each([
  ['what is not YAML', 'a: 1\nb: [1\n', 'dataset "table" (x.yml:3): this is not YAML: '],
  ['a key that stands twice', 'a: 1\nb:\n  c: 1\n  c: 2\n', 'dataset "table" (x.yml:4): the key "c" stands twice in one mapping'],
  ['a number with too many digits', 'a: 1\nb: 12345678901234567890\n', '(x.yml:2): the number 12345678901234567890 has more digits'],
  ['an unknown tag', 'a: !thing 1\n', '(x.yml:1): this is not YAML: '],
  ['two documents', 'a: 1\n---\nb: 1\n', 'this is not YAML: '],
  ['latin1 bytes', Buffer.from('a: \xe4\n', 'latin1'), 'its bytes are not utf-8 text'],
  [
    'aliases that grow without end',
    `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`).join('\n')}\n`,
    'it cannot be put together: ',
  ],
])('refuses %s', async (_, content, words) => {
  await expect(load(content)).rejects.toMatchObject({ code: 'INVALID_DATA', message: expect.stringContaining(words) });
});

test('reads many keys in a time that grows with their number', async () => {
  const content = Array.from({ length: 30_000 }, (_, index) => `key${index}: ${index}`).join('\n');
  const begun = performance.now();
  expect(Object.keys((await load(content)) as object)).toHaveLength(30_000);
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test('every JSON value comes back as it was', async () => {
  const dataset = await made(yaml, await folder(), { path: 'x.yml' });
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const plain = JSON.parse(JSON.stringify(value));
      await dataset.save(plain);
      expect(await dataset.load()).toEqual(plain);
    }),
    { numRuns: 150 },
  );
});

test.each(['yes', '012', '1e3', 'null', '~', '2024-01-01', '- a', 'a: b', '#x', ' x ', 'a\nb', '', '<<'])(
  'the text %j stays a text',
  async (value) => {
    const dataset = await made(yaml, await folder(), { path: 'x.yml' });
    await dataset.save({ value, [value]: 1 });
    expect(await dataset.load()).toEqual({ value, [value]: 1 });
  },
);

test('long text is not folded, and what is not a number in JSON is one in YAML', async () => {
  const root = await folder();
  const dataset = await made(yaml, root, { path: 'x.yml' });
  await dataset.save({ text: 'word '.repeat(40), gap: Number.NaN, far: Number.NEGATIVE_INFINITY });
  expect((await readFile(join(root, 'x.yml'), 'utf8')).split('\n')).toHaveLength(4);
  expect(await dataset.load()).toEqual({ text: 'word '.repeat(40), gap: Number.NaN, far: Number.NEGATIVE_INFINITY });
});

test.each([
  [{ a: new Map() }, '"a" is a Map, which YAML has no word for'],
  [[1n], '"0" is the BigInt 1'],
  [() => 1, 'the value is a function'],
  [undefined, 'a value of type undefined cannot be saved as YAML'],
])('refuses to save what would come back as something else: %#', async (value, words) => {
  const root = await folder();
  const dataset = await made(yaml, root, { path: 'x.yml' });
  await expect(dataset.save(value)).rejects.toMatchObject({ code: 'UNFIT_VALUE', message: expect.stringContaining(words) });
  expect(await readdir(root)).toEqual([]);
});
