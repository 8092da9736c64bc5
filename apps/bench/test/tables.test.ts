import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { largeTable } from '../src/large-table.ts';
import { streamTable, tableReads } from '../src/table-reads.ts';

test('a type and its library read the same rows, each in processes of its own', async () => {
  await using table = await largeTable(3000);
  for (const [type, library, file] of [
    ['csv', 'csv-parse', table.csv],
    ['parquet', 'hyparquet', table.parquet],
  ] as const) {
    const series = await tableReads([type, library], table, file, 2);
    expect(series.map((reads) => reads.length)).toEqual([2, 2]);
    expect(series.flat().every(({ processor, elapsed }) => processor > 0 && elapsed > 0)).toBe(true);
  }
});

test('readers that see different rows are not compared', async () => {
  await using table = await largeTable(2000);
  await expect(tableReads(['csv'], { ...table, rows: 1999 }, table.csv, 1)).rejects.toThrow('csv reads 2000 rows of 1999');
});

test('every row is streamed', async () => {
  await using table = await largeTable(3000);
  const { peak } = await streamTable(table, 'table.jsonl');
  const lines = (await readFile(join(table.folder, 'table.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines.length).toBe(3000);
  expect(JSON.parse(lines[2999]!)).toMatchObject({ id: 2999, account: '9007199254743992' });
  expect(peak).toBeGreaterThan(30e6);
});
