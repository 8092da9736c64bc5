import { execFileSync } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import csv from '../src/csv.ts';
import text from '../src/text.ts';
import { folder, made } from './made.ts';

/** A disk of one megabyte; needs the right to mount. */
async function smallDisk(): Promise<string> {
  const root = await folder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', root]);
  onTestFinished(() => void execFileSync('umount', [root]));
  return root;
}

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

test.runIf(mayMount)('a full disk leaves the old file whole, nothing beside it, and room to go on', async () => {
  const root = await smallDisk();
  const dataset = await made(text, root, { path: 'x.txt' });
  await dataset.save('old');
  await expect(dataset.save('x'.repeat(2_000_000))).rejects.toMatchObject({
    code: 'DISK',
    message: expect.stringMatching(
      /^dataset "table": no space left to write .+x\.txt \(\d+ bytes are free on that disk\)\. What was there before is whole/,
    ),
    details: { path: join(root, 'x.txt'), errno: 'ENOSPC' },
  });
  expect(await dataset.load()).toBe('old');
  expect(await readdir(root)).toEqual(['x.txt']);
  await dataset.save('new');
  expect(await dataset.load()).toBe('new');
});

test.runIf(mayMount)('a disk that fills between two parts does the same', async () => {
  const root = await smallDisk();
  const dataset = await made(csv, root, { path: 'x.csv' });
  await dataset.save([{ a: 'old' }]);
  const parts = dataset.append();
  await parts.write([{ a: 'x'.repeat(600_000) }]);
  await expect(parts.write([{ a: 'x'.repeat(600_000) }])).rejects.toMatchObject({ code: 'DISK' });
  expect(await dataset.load()).toEqual([{ a: 'old' }]);
  expect(await readdir(root)).toEqual(['x.csv']);
});

test.runIf(mayMount)('a folder that may only be read is said to be so', async () => {
  const root = await smallDisk();
  await writeFile(join(root, 'x.txt'), 'old');
  execFileSync('mount', ['-o', 'remount,ro', root]);
  const dataset = await made(text, root, { path: 'x.txt' });
  await expect(dataset.save('new')).rejects.toMatchObject({ code: 'NO_ACCESS', details: { errno: 'EROFS' } });
  expect(await dataset.load()).toBe('old');
});
