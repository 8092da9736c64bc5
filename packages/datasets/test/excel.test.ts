import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import writeSheets from 'write-excel-file/node';
import excel from '../src/excel.ts';
import { folder, issuesOf, made } from './made.ts';

test('every table comes back as it was', async () => {
  const dataset = await made(excel, await folder(), { path: 'x.xlsx' });
  const row = fc.record({
    text: fc.option(
      fc
        .string({
          unit: fc.constantFrom('a', '<', '&', '"', ' ', '\n', '\r', '=', '7', '😀', '\ud83d', '\0', '\x1b', '\uffff', '_x0041', '_'),
        })
        .filter((text) => text !== ''),
    ),
    n: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)), // Excel has no -0
    b: fc.option(fc.boolean()),
    last: fc.constant('x'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      await dataset.save(rows);
      expect(await dataset.load()).toEqual(rows);
    }),
    { numRuns: 40 },
  );
});

test('dates come back as they were, to the millisecond', async () => {
  const dataset = await made(excel, await folder(), { path: 'x.xlsx' });
  const rows = [{ d: new Date('2024-02-29T10:11:12.345Z') }, { d: new Date('1999-12-31T00:00:00Z') }];
  await dataset.save(rows);
  expect(await dataset.load()).toEqual(rows);
});

test('reads cells by the types of their columns', async () => {
  const root = await folder();
  await (await made(excel, root, { path: 'x.xlsx' })).save([{ code: 7, price: '1.5', ok: 'true', d: '2024-02-29', z: null }]);
  const dataset = await made(excel, root, {
    path: 'x.xlsx',
    types: { code: 'string', price: 'number', ok: 'boolean', d: 'date', z: 'number' },
  });
  expect(await dataset.load()).toEqual([{ code: '7', price: 1.5, ok: true, d: new Date('2024-02-29'), z: null }]);
});

test('names the line of a cell that does not fit', async () => {
  const root = await folder();
  await (await made(excel, root, { path: 'x.xlsx' })).save([{ a: 1 }, { a: 'ten' }]);
  const dataset = await made(excel, root, { path: 'x.xlsx', types: { a: 'number' } });
  await expect(dataset.load()).rejects.toThrow('dataset "table" (x.xlsx:3): column "a" should be of type number, and holds "ten"');
});

test('reads the sheet that is named, the first otherwise, and suggests the nearest', async () => {
  const root = await folder();
  const bytes = await writeSheets([
    { sheet: 'Ships', data: [['a'], [1]] },
    { sheet: 'Crew', data: [['b'], [2]] },
  ]).toBuffer();
  await writeFile(join(root, 'x.xlsx'), bytes);
  expect(await (await made(excel, root, { path: 'x.xlsx' })).load()).toEqual([{ a: 1 }]);
  expect(await (await made(excel, root, { path: 'x.xlsx', sheet: 'Crew' })).load()).toEqual([{ b: 2 }]);
  await expect((await made(excel, root, { path: 'x.xlsx', sheet: 'Crw' })).load()).rejects.toThrow(
    'there is no sheet "Crw". Did you mean "Crew"?',
  );
});

test('takes only the columns it is told, in that order, both ways', async () => {
  const root = await folder();
  await (await made(excel, root, { path: 'x.xlsx', columns: ['b', 'a'] })).save([{ a: 1, b: 2, c: 3 }]);
  expect(JSON.stringify(await (await made(excel, root, { path: 'x.xlsx' })).load())).toBe('[{"b":2,"a":1}]');
});

test('an empty table comes back empty', async () => {
  const dataset = await made(excel, await folder(), { path: 'x.xlsx' });
  await dataset.save([]);
  expect(await dataset.load()).toEqual([]);
});

test('says that a file of something else is not one', async () => {
  const root = await folder();
  await writeFile(join(root, 'x.xlsx'), 'a,b\n');
  const dataset = await made(excel, root, { path: 'x.xlsx' });
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'INVALID_DATA',
    message: expect.stringContaining('dataset "table" (x.xlsx): this is not an Excel file (.xlsx) that can be read: '),
  });
});

test.each([
  ['infinity', [{ a: Number.POSITIVE_INFINITY }], 'holds Infinity, which an Excel file cannot'],
  ['an object', [{ a: {} }], 'row 1, column "a" holds a value of type object'],
])('refuses to save %s', async (_, rows, words) => {
  await expect((await made(excel, await folder(), { path: 'x.xlsx' })).save(rows)).rejects.toThrow(words);
});

test('an unknown option is answered with the nearest', async () => {
  expect(await issuesOf(excel, { path: 'x', shet: 'a' })).toEqual(['unknown option "shet". Did you mean "sheet"?']);
});
