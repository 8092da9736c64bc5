import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import object from '../src/object.ts';
import { folder, made } from './made.ts';

test('what structured clone takes comes back as it was, cycles included', async () => {
  const dataset = await made(object, await folder(), { path: 'x', trust: true });
  const value: Record<string, unknown> = {
    when: new Date(0),
    sizes: new Float64Array([1, 2]),
    names: new Map([['a', new Set([1])]]),
    big: 3n,
    missing: undefined,
  };
  value.self = value;
  await dataset.save(value);
  expect(await dataset.load()).toEqual(value);
});

test('is not read without trust, and says what to write', async () => {
  const dataset = await made(object, await folder(), { path: 'x' });
  await dataset.save({ a: 1 });
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'NOT_TRUSTED',
    message:
      'dataset "table" (x): a file of this type is read only when it is known that this project wrote it, and there are no run records yet ' +
      'to know it from. Write "trust: true" in its catalog entry if it is yours',
  });
});

class Model {
  predict() {
    return 1;
  }
}

test.each([
  ['an instance of a class', new Model(), 'an instance of class Model would lose its methods'],
  ['one deep inside', [new Map([['model', { best: new Model() }]])], 'an instance of class Model would lose its methods'],
  ['a function', { predict: () => 1 }, 'could not be cloned. Only data can be saved, not functions'],
])('refuses %s', async (_, value, words) => {
  const dataset = await made(object, await folder(), { path: 'x', trust: true });
  await expect(dataset.save(value)).rejects.toThrow(words);
});

test('says that a file of something else is not one', async () => {
  const root = await folder();
  await writeFile(join(root, 'x'), 'a,b\n');
  const dataset = await made(object, root, { path: 'x', trust: true });
  await expect(dataset.load()).rejects.toThrow('dataset "table" (x): this is not a value written by "object"');
});
