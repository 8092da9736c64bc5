import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import json from '../src/json.ts';
import { storedFile } from '../src/storage/stored-file.ts';
import text from '../src/text.ts';
import { contextOf, folder, made } from './made.ts';

test('makes the folders on the way to the file', async () => {
  const root = await folder();
  const file = storedFile({ path: 'a/b/c.txt' }, contextOf(root));
  await file.save('hello');
  expect(await readFile(join(root, 'a/b/c.txt'), 'utf8')).toBe('hello');
  expect(await readdir(join(root, 'a/b'))).toEqual(['c.txt']);
});

test('resolves the path once, from the root of the data', async () => {
  const root = await folder();
  const dataset = await made(text, root, { path: 'x.txt' });
  const before = process.cwd();
  process.chdir('/');
  await dataset.save('here');
  process.chdir(before);
  expect(await readFile(join(root, 'x.txt'), 'utf8')).toBe('here');
});

test('says which dataset, which path, and that nothing made it yet', async () => {
  const root = await folder();
  const dataset = await made(json, root, { path: 'none.json' });
  expect(await dataset.exists()).toBe(false);
  await expect(dataset.load()).rejects.toMatchObject({
    code: 'NO_VALUE',
    message: `dataset "table": there is no file ${root}/none.json, and nothing has made it yet. Put it there, or run the nodes that make "table"`,
  });
});

test('shows nothing of what is appended until it is committed, and then all of it', async () => {
  const root = await folder();
  const dataset = await made(text, root, { path: 'x.txt' });
  await dataset.save('old');
  const parts = dataset.append();
  await parts.write('new ');
  await parts.write('text');
  expect(await dataset.load()).toBe('old');
  await parts.commit();
  expect(await dataset.load()).toBe('new text');
});

test('leaves no trace of what was appended and discarded', async () => {
  const root = await folder();
  const dataset = await made(text, root, { path: 'x.txt' });
  await dataset.save('old');
  const parts = dataset.append();
  await parts.write('never');
  await parts.discard();
  expect(await dataset.load()).toBe('old');
  expect(await readdir(root)).toEqual(['x.txt']);
});

test('keeps the old file whole, and leaves nothing beside it, when writing fails half-way', async () => {
  const root = await folder();
  const file = storedFile({ path: 'x.txt' }, contextOf(root));
  await file.save('old');
  const parts = file.append();
  await parts.write('half');
  await expect(async () => parts.write(12 as never)).rejects.toThrow();
  expect(await readFile(join(root, 'x.txt'), 'utf8')).toBe('old');
  expect(await readdir(root)).toEqual(['x.txt']);
});

test('a reader never sees anything but one whole value, however often it is replaced', async () => {
  const root = await folder();
  const dataset = await made(text, root, { path: 'x.txt' });
  const values = ['a', 'b', 'c'].map((letter) => letter.repeat(300_000));
  await dataset.save(values[0]);
  let writing = true;
  const writer = (async () => {
    for (let round = 0; round < 20; round++) await dataset.save(values[round % 3]);
    writing = false;
  })();
  let reads = 0;
  while (writing) {
    const seen = await dataset.load();
    expect(values.includes(seen as string)).toBe(true);
    reads++;
  }
  await writer;
  expect(reads).toBeGreaterThan(0);
});

const prefix = `.leat-${hostname()}`;

test('a link planted at the temporary name is passed over, and what it points to is not touched', async () => {
  const root = await folder();
  await writeFile(join(root, 'victim'), 'untouched');
  await mkdir(join(root, 'data'));
  for (let count = 0; count < 200; count++) {
    await symlink(join(root, 'victim'), join(root, 'data', `${prefix}-${process.pid}-${count}.tmp`));
  }
  const file = storedFile({ path: 'data/x.txt' }, contextOf(root));
  await file.save('mine');
  expect(await readFile(join(root, 'victim'), 'utf8')).toBe('untouched');
  expect(await readFile(join(root, 'data/x.txt'), 'utf8')).toBe('mine');
});

test('removes what a killed process of this machine left, and nothing of a living one', async () => {
  const root = await folder();
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  await writeFile(join(root, `${prefix}-${gone}-0.tmp`), 'half');
  await writeFile(join(root, `${prefix}-${process.ppid}-0.tmp`), 'being written');
  await writeFile(join(root, `.leat-elsewhere-${gone}-0.tmp`), 'of another machine');
  await storedFile({ path: 'x.txt' }, contextOf(root)).save('');
  expect((await readdir(root)).sort()).toEqual([`.leat-elsewhere-${gone}-0.tmp`, `${prefix}-${process.ppid}-0.tmp`, 'x.txt'].sort());
});

test('writes where a symbolic link points, and keeps the permissions of the file', async () => {
  const root = await folder();
  await mkdir(join(root, 'big'));
  await writeFile(join(root, 'big/x.txt'), 'old');
  await chmod(join(root, 'big/x.txt'), 0o600);
  await symlink(join(root, 'big/x.txt'), join(root, 'x.txt'));
  await storedFile({ path: 'x.txt' }, contextOf(root)).save('new');
  expect(await readFile(join(root, 'big/x.txt'), 'utf8')).toBe('new');
  expect((await stat(join(root, 'big/x.txt'))).mode & 0o777).toBe(0o600);
});

test.each([
  ['a folder', 'folder', 'is a folder. Its "path" must be that of a file'],
  ['below a file', 'file/x', 'a part of this path is a file, where a folder is needed'],
  ['a link to itself', 'loop', 'is a symbolic link that leads in a circle'],
])('says what is wrong when the path is %s', async (_, path, words) => {
  const root = await folder();
  await mkdir(join(root, 'folder'));
  await writeFile(join(root, 'file'), '');
  await symlink('loop', join(root, 'loop'));
  const file = storedFile({ path }, contextOf(root));
  await expect(file.read()).rejects.toThrow(words);
});

test.each(['folder', 'file/x'])('a save to %s is refused, and leaves nothing behind', async (path) => {
  const root = await folder();
  await mkdir(join(root, 'folder'));
  await writeFile(join(root, 'file'), 'here');
  const file = storedFile({ path }, contextOf(root));
  await expect(file.save('value')).rejects.toMatchObject({ code: 'FILE' });
  expect((await readdir(root)).sort()).toEqual(['file', 'folder']);
  expect(await readFile(join(root, 'file'), 'utf8')).toBe('here');
});
