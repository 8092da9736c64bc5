import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import metrics from '../src/metrics.ts';
import { folder, made } from './made.ts';

test('any finite numbers come back, and their order in the value leaves no trace in the file', async () => {
  const root = await folder();
  const dataset = await made(metrics, root, { path: 'x.json' });
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string(), finite)), async (entries) => {
      const value = Object.fromEntries(entries);
      await dataset.save(value);
      expect(await dataset.load()).toEqual(value);
      const text = await readFile(join(root, 'x.json'), 'utf8');
      await dataset.save(Object.fromEntries(Object.entries(value).reverse()));
      expect(await readFile(join(root, 'x.json'), 'utf8')).toBe(text);
    }),
    { numRuns: 60 },
  );
});

test('there is one metric on each line, in the order of their names', async () => {
  const root = await folder();
  const dataset = await made(metrics, root, { path: 'x.json' });
  await dataset.save({ rmse: 0.25, 'evaluation.r2': 1, b: -0 });
  expect(await readFile(join(root, 'x.json'), 'utf8')).toBe('{\n  "b": -0,\n  "evaluation.r2": 1,\n  "rmse": 0.25\n}\n');
  await dataset.save({});
  expect(await dataset.load()).toEqual({});
});

test.each([
  [{ rmse: Number.NaN }, 'the metric "rmse" is NaN, which cannot be compared. Leave it out, or find where it was made'],
  [{ rmse: Number.POSITIVE_INFINITY }, 'the metric "rmse" is Infinity, which cannot be compared'],
  [{ rmse: '0.3' }, 'the metric "rmse" is a value of type string. Metrics are numbers by name, such as { "rmse": 0.3 }'],
  [{ deep: { rmse: 1 } }, 'the metric "deep" is an object. Metrics are numbers by name'],
  [[1], 'numbers by name were expected, and a list came'],
  [new Map([['rmse', 1]]), 'numbers by name were expected, and an instance of class Map came'],
  [null, 'numbers by name were expected, and nothing came'],
])('refuses %j', async (value, words) => {
  const dataset = await made(metrics, await folder(), { path: 'x.json' });
  await expect(dataset.save(value)).rejects.toThrow(`dataset "table" (x.json): ${words}`);
});

test('a file that is something else is refused', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.json'), '{ "rmse": null }');
  const dataset = await made(metrics, root, { path: 'x.json' });
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringContaining('the metric "rmse" is nothing'),
  });
});
