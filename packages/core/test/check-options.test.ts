import { expect, test } from 'vitest';
import * as z from 'zod';
import { checkOptions, schemaOf } from '../src/index.ts';

const file = z.strictObject({ path: z.string('expected the path of a file'), indent: z.int('expected a number of spaces').optional() });

const issuesOf = async (...given: Parameters<typeof checkOptions>) => (await checkOptions(...given)).issues;

test.each([
  ['an unknown name, with the nearest', { path: 'x', indnt: 2 }, ['indnt'], 'unknown option "indnt". Did you mean "indent"?'],
  ['a misspelt name once, though it is missing as well', { pth: 'x' }, ['pth'], 'unknown option "pth". Did you mean "path"?'],
  ['what is missing', {}, ['path'], '"path": expected the path of a file'],
  ['what is wrong', { path: 'x', indent: 'wide' }, ['indent'], '"indent": expected a number of spaces'],
])('answers %s', async (_, options, path, message) => {
  expect(await issuesOf(file, options)).toEqual([{ path, message }]);
});

test('answers every mistake: what is wrong is said beside a misspelling of the same name', async () => {
  expect(await issuesOf(file, { pth: 'x', path: 3, indent: 'wide' })).toMatchObject([
    { path: ['pth'] },
    { path: ['path'] },
    { path: ['indent'] },
  ]);
});

test('counts names that are read elsewhere among those that may be meant', async () => {
  expect(await issuesOf(file, { path: 'x', timeuot: 3 }, ['timeout'])).toMatchObject([
    { message: 'unknown option "timeuot". Did you mean "timeout"?' },
  ]);
});

test('says that there are no options where there is no schema', async () => {
  expect(await issuesOf(undefined, { path: 'x' })).toEqual([{ path: ['path'], message: 'unknown option "path": it has no options' }]);
});

test('knows the names of a schema with parts that have no JSON form', async () => {
  const schema = z.strictObject({ when: z.date().optional() });
  expect(await issuesOf(schema, { wen: 1 })).toMatchObject([{ message: 'unknown option "wen". Did you mean "when"?' }]);
});

test('answers at once when the schema does, and later when it does not', async () => {
  expect(checkOptions(file, { path: 'x' })).toEqual({ value: { path: 'x' }, issues: [] });
  const slow = { '~standard': { version: 1, vendor: 'test', validate: async (value: unknown) => ({ value: value as object }) } } as const;
  const later = checkOptions(slow, { any: 1 });
  expect(later).toBeInstanceOf(Promise);
  expect(await later).toEqual({ value: { any: 1 }, issues: [] });
});

test('a definition may put off the making of its schema', async () => {
  expect(await schemaOf({ options: () => file })).toBe(file);
  expect(await schemaOf({ options: async () => file })).toBe(file);
  expect(await schemaOf({ options: file })).toBe(file);
  expect(await schemaOf({})).toBeUndefined();
});
