import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Dataset, DatasetContext } from '@leat/core';
import { expect } from 'vitest';
import csv from '../../src/csv.ts';
import incremental from '../../src/incremental.ts';
import partitioned from '../../src/partitioned.ts';
import { storedFile } from '../../src/storage/stored-file.ts';
import text from '../../src/text.ts';
import { contextOf, made, madeAround } from '../made.ts';
import type { TestPlace } from './test-place.ts';

/** What every storage promises, tried on each. */
export interface StoragePromise {
  readonly title: string;
  keep(place: TestPlace): Promise<void>;
}

type Versions = DatasetContext['versions'];

const textAt = (place: TestPlace, name: string, options: object = {}, versions?: Versions): Promise<Required<Dataset>> =>
  made(text, place.root, { path: place.path(name), ...place.options, ...options }, versions);

const versionedAt = (place: TestPlace, versions: Versions) => textAt(place, 'd/f.txt', { versioned: true }, versions);

const folderAt = (place: TestPlace, options: object = {}, definition = partitioned, versions?: Versions): Promise<Required<Dataset>> =>
  madeAround(
    definition,
    { text, csv },
    place.root,
    { path: place.path('parts'), dataset: 'text', suffix: '.txt', ...place.options, ...options },
    versions,
  );

type Loaders = Record<string, () => Promise<unknown>>;

/** Every partition, loaded. */
async function contents(dataset: Required<Dataset>): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [id, load] of Object.entries((await dataset.load()) as Loaders)) values[id] = await load();
  return values;
}

export const storagePromises: readonly StoragePromise[] = [
  {
    title: 'a save replaces what was there',
    async keep(place) {
      const dataset = await textAt(place, 'a/b/x.txt');
      expect(await dataset.exists()).toBe(false);
      await dataset.save('one');
      await dataset.save('two');
      expect(await dataset.load()).toBe('two');
      expect(await dataset.exists()).toBe(true);
      expect(await place.files()).toEqual(['a/b/x.txt']);
      expect(await place.get('a/b/x.txt')).toBe('two');
    },
  },
  {
    title: 'what is not there is said with its dataset and its address',
    async keep(place) {
      const dataset = await textAt(place, 'none.txt');
      await expect(dataset.load()).rejects.toMatchObject({
        code: 'NO_VALUE',
        message: expect.stringMatching(
          /^dataset "table": there is no (file|object) \S+none\.txt, and nothing has made it yet\. Put it there/,
        ),
      });
    },
  },
  {
    title: 'what is appended is seen whole when it is committed, and leaves nothing when it is discarded',
    async keep(place) {
      const dataset = await textAt(place, 'x.txt');
      const never = dataset.append();
      await never.write('never');
      await never.discard();
      expect(await place.files()).toEqual([]);
      const parts = dataset.append();
      await parts.write('a');
      await parts.write('b');
      expect(await dataset.exists()).toBe(false);
      await parts.commit();
      expect(await dataset.load()).toBe('ab');
      expect(await place.files()).toEqual(['x.txt']);
    },
  },
  {
    title: 'a value that is refused half-way leaves the old one whole',
    async keep(place) {
      const dataset = await made(csv, place.root, { path: place.path('x.csv'), ...place.options });
      await dataset.save([{ a: 'old' }]);
      const rows: object[] = Array.from({ length: 3_000 }, (_, a) => ({ a }));
      await expect(dataset.save([...rows, { a: {} }])).rejects.toThrow('row 3001');
      expect(await dataset.load()).toEqual([{ a: 'old' }]);
      expect(await place.files()).toEqual(['x.csv']);
    },
  },
  {
    title: 'a part of a file is read without the rest, and its size is known',
    async keep(place) {
      const file = storedFile({ path: place.path('x.bin'), ...place.options }, contextOf(place.root));
      await file.save('0123456789');
      expect(await file.size()).toBe(10);
      expect(String(await file.read({ start: 3, end: 6 }))).toBe('345');
      expect(String(await file.read({ start: 8, end: 99 }))).toBe('89');
    },
  },
  {
    title: 'names may have blanks, umlauts and signs',
    async keep(place) {
      const names = ['a b/c+d&e=f.txt', "ü(1)'2'!*~.txt", '100%.txt', 'a%20b.txt', '<x>.txt'];
      for (const name of names) await (await textAt(place, name)).save(name);
      for (const name of names) expect(await (await textAt(place, name)).load()).toBe(name);
    },
  },
  {
    title: 'a node that works on files gets a path with the name of the file, and what it writes is seen when it succeeds',
    async keep(place) {
      await place.put('in/report.txt', 'from here');
      const input = await textAt(place, 'in/report.txt');
      {
        await using held = await input.file.read();
        expect(basename(held.path)).toBe('report.txt');
        expect(await readFile(held.path, 'utf8')).toBe('from here');
      }
      const output = await textAt(place, 'out/chart.svg');
      const refused = await output.file.write();
      await writeFile(refused.path, 'half');
      await refused.discard();
      const nothing = await output.file.write();
      await expect(nothing.commit()).rejects.toThrow('the node has written no file to the path it was given');
      await nothing.discard();
      const staged = await output.file.write();
      expect(basename(staged.path)).toBe('chart.svg');
      await writeFile(staged.path, '<svg/>');
      expect(await output.exists()).toBe(false);
      await staged.commit();
      expect(await output.load()).toBe('<svg/>');
      expect(await place.files()).toEqual(['in/report.txt', 'out/chart.svg']);
    },
  },
  {
    title: 'a versioned file is saved under the version of the run, and a second save of the run replaces it',
    async keep(place) {
      const dataset = await versionedAt(place, { save: '2026-01-02T03.04.05.678Z' });
      await dataset.save('one');
      await dataset.save('two');
      expect(await place.files()).toEqual(['d/f.txt/2026-01-02T03.04.05.678Z/f.txt']);
      expect(await dataset.load()).toBe('two');
      expect(dataset.location).toBe(place.path('d/f.txt/2026-01-02T03.04.05.678Z/f.txt'));
    },
  },
  {
    title: 'the version that is loaded is the greatest in text order of those that hold the file',
    async keep(place) {
      await place.put('d/f.txt/10/f.txt', 'ten');
      await place.put('d/f.txt/9/f.txt', 'nine');
      await place.put('d/f.txt/99/other.txt', 'no version');
      await place.put('d/f.txt/a/b/f.txt', 'too deep');
      const dataset = await versionedAt(place, { save: 'now' });
      expect(await dataset.load()).toBe('nine');
      expect(await dataset.exists()).toBe(true);
    },
  },
  {
    title: 'the newest version is remembered until it is released or saved',
    async keep(place) {
      await place.put('d/f.txt/1/f.txt', 'one');
      const dataset = await versionedAt(place, { save: '2' });
      expect(await dataset.load()).toBe('one');
      await place.put('d/f.txt/3/f.txt', 'three');
      expect(await dataset.load()).toBe('one');
      dataset.release();
      expect(await dataset.load()).toBe('three');
      await place.put('d/f.txt/4/f.txt', 'four');
      await dataset.save('two');
      expect(await dataset.load()).toBe('four');
    },
  },
  {
    title: 'a pinned version is loaded, whatever is saved',
    async keep(place) {
      await place.put('d/f.txt/2020/f.txt', 'old');
      await place.put('d/f.txt/2021/f.txt', 'newer');
      const dataset = await versionedAt(place, { save: '2022', load: '2020' });
      await dataset.save('newest');
      expect(await dataset.load()).toBe('old');
    },
  },
  {
    title: 'a pinned version that is not there is answered with the nearest',
    async keep(place) {
      await place.put('d/f.txt/2026-01-01/f.txt', 'x');
      const dataset = await versionedAt(place, { save: 'now', load: '2026-01-02' });
      expect(await dataset.exists()).toBe(false);
      await expect(dataset.load()).rejects.toThrow(
        `dataset "table": there is no version "2026-01-02" of ${place.path('d/f.txt')}. Did you mean "2026-01-01"?`,
      );
    },
  },
  {
    title: 'no version at all is no value',
    async keep(place) {
      const dataset = await versionedAt(place, { save: 'now' });
      expect(await dataset.exists()).toBe(false);
      await expect(dataset.load()).rejects.toMatchObject({
        code: 'NO_VALUE',
        message: `dataset "table": there is no version of ${place.path('d/f.txt')} yet. Run the nodes that make "table"`,
      });
    },
  },
  {
    title: 'a plain file where versions should be is left alone, with advice',
    async keep(place) {
      await place.put('d/f.txt', 'plain');
      const dataset = await versionedAt(place, { save: 'now' });
      const words = `${place.path('d/f.txt')} is a file, and as "versioned: true" it should be a folder of versions. To keep it`;
      await expect(dataset.load()).rejects.toThrow(words);
      await expect(dataset.save('x')).rejects.toThrow(words);
      await expect(dataset.file.write()).rejects.toThrow(words);
      expect(await place.get('d/f.txt')).toBe('plain');
    },
  },
  {
    title: 'a version for another program is the version of the run',
    async keep(place) {
      await place.put('d/f.txt/1/f.txt', 'one');
      const dataset = await versionedAt(place, { save: '2' });
      const staged = await dataset.file.write();
      await writeFile(staged.path, 'two');
      await staged.commit();
      await using held = await dataset.file.read();
      expect(await readFile(held.path, 'utf8')).toBe('two');
      expect(await place.files()).toEqual(['d/f.txt/1/f.txt', 'd/f.txt/2/f.txt']);
    },
  },
  {
    title: 'partitions are the files of a folder and its subfolders that have the suffix, in text order',
    async keep(place) {
      for (const name of ['b.txt', 'a.txt', 'sub/c.txt', 'd.csv']) await place.put(`parts/${name}`, name);
      const dataset = await folderAt(place);
      expect(Object.keys(await dataset.load())).toEqual(['a', 'b', 'sub/c']);
      expect(await contents(dataset)).toEqual({ a: 'a.txt', b: 'b.txt', 'sub/c': 'sub/c.txt' });
      await place.put('parts/e.txt', 'later');
      expect(Object.keys(await dataset.load())).toEqual(['a', 'b', 'e', 'sub/c']);
    },
  },
  {
    title: 'a partition is loaded when it is asked for, as it is then',
    async keep(place) {
      await place.put('parts/a.txt', 'old');
      const { a } = (await (await folderAt(place)).load()) as Loaders;
      await place.put('parts/a.txt', 'new');
      expect(await a?.()).toBe('new');
    },
  },
  {
    title: 'a folder without partitions is no value',
    async keep(place) {
      const dataset = await folderAt(place);
      expect(await dataset.exists()).toBe(false);
      await expect(dataset.load()).rejects.toMatchObject({
        code: 'NO_VALUE',
        message: expect.stringContaining('there are no files that end in ".txt" in this folder'),
      });
    },
  },
  {
    title: 'a save adds partitions, one function at a time, and leaves the rest',
    async keep(place) {
      for (const name of ['a.txt', 'b.txt', 'd.csv']) await place.put(`parts/${name}`, name);
      const dataset = await folderAt(place);
      const called: string[] = [];
      let running = 0;
      const lazily = (name: string) => async () => {
        expect(++running).toBe(1);
        called.push(name);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running--;
        return name;
      };
      await dataset.save({ 'new/x': lazily('x'), c: lazily('c'), a: 'A2' });
      expect(called).toEqual(['c', 'x']);
      expect(await contents(dataset)).toEqual({ a: 'A2', b: 'b.txt', c: 'c', 'new/x': 'x' });
      expect(await place.files()).toContain('parts/d.csv');
    },
  },
  {
    title: 'a save that overwrites removes the other partitions, and no other file',
    async keep(place) {
      for (const name of ['a.txt', 'sub/b.txt', 'd.csv']) await place.put(`parts/${name}`, name);
      await (await folderAt(place, { overwrite: true })).save({ c: 'C' });
      expect(await place.files()).toEqual(['parts/c.txt', 'parts/d.csv']);
    },
  },
  {
    title: 'a save that fails removes nothing',
    async keep(place) {
      await place.put('parts/a.txt', 'A');
      const dataset = await folderAt(place, { overwrite: true });
      await expect(dataset.save({ b: 'B', c: () => Promise.reject(new Error('no c')) })).rejects.toThrow('no c');
      expect(await contents(dataset)).toEqual({ a: 'A', b: 'B' });
    },
  },
  {
    title: 'partitions in parts replace what was there when all are written, and leave nothing when they are discarded',
    async keep(place) {
      await place.put('parts/a.txt', 'A');
      const dataset = await folderAt(place, { overwrite: true });
      const never = dataset.append();
      await never.write({ x: 'X' });
      await never.discard();
      const parts = dataset.append();
      await parts.write({ b: 'B', c: () => 'C' });
      await parts.write({ b: 'B2' });
      expect(await contents(dataset)).toEqual({ a: 'A' });
      await parts.commit();
      expect(await contents(dataset)).toEqual({ b: 'B2', c: 'C' });
      expect(await place.files()).toEqual(['parts/b.txt', 'parts/c.txt']);
    },
  },
  ...['../a', '/a', 'a//b', 'a/../../b', '.', '', 'a\\b', 'a\0', '.leat-x', 'sub/.leat-x'].map((id) => ({
    title: `a partition cannot be called ${JSON.stringify(id)}, and then nothing is written`,
    async keep(place: TestPlace) {
      const dataset = await folderAt(place);
      await expect(dataset.save({ '0': 'fine', [id]: 'out' })).rejects.toMatchObject({
        code: 'BAD_PARTITION',
        message: expect.stringContaining(`${JSON.stringify(id)} cannot be the id of a partition`),
      });
      expect(await place.files()).toEqual([]);
    },
  })),
  {
    title: 'of an incremental folder only what no confirmed load has given is loaded, earlier ids too',
    async keep(place) {
      await place.put('parts/5.txt', 'five');
      const dataset = await folderAt(place, {}, incremental);
      expect(await contents(dataset)).toEqual({ 5: 'five' });
      await place.put('parts/7.txt', 'arrived meanwhile');
      dataset.release?.();
      await dataset.confirm();
      expect(await contents(dataset)).toEqual({ 7: 'arrived meanwhile' });
      await dataset.confirm();
      expect(await contents(dataset)).toEqual({});
      expect(await dataset.exists()).toBe(false);
      await place.put('parts/3.txt', 'sorts earlier');
      expect(await contents(dataset)).toEqual({ 3: 'sorts earlier' });
      expect(JSON.parse(await place.get('parts/.leat-manifest.json'))).toEqual({ processed: ['5', '7'] });
    },
  },
  {
    title: 'what is not confirmed is loaded again by the next run',
    async keep(place) {
      await place.put('parts/a.txt', 'A');
      expect(await contents(await folderAt(place, {}, incremental, { save: 'r1' }))).toEqual({ a: 'A' });
      const next = await folderAt(place, {}, incremental, { save: 'r2' });
      await next.confirm(); // has loaded nothing itself, and what r1 loaded is not its own
      expect(await contents(next)).toEqual({ a: 'A' });
    },
  },
  {
    title: 'what one thread of a run has loaded, another may confirm',
    async keep(place) {
      await place.put('parts/a.txt', 'A');
      const here = await folderAt(place, {}, incremental, { save: 'r1' });
      await here.load();
      await place.put('parts/b.txt', 'B');
      await (await folderAt(place, {}, incremental, { save: 'r1' })).confirm();
      expect(await place.files()).toEqual(['parts/.leat-manifest.json', 'parts/a.txt', 'parts/b.txt']);
      expect(await contents(await folderAt(place, {}, incremental, { save: 'r2' }))).toEqual({ b: 'B' });
    },
  },
  {
    title: 'each consumer may have a manifest, in the folder or elsewhere',
    async keep(place) {
      await place.put('parts/a.txt', 'A');
      const one = await folderAt(place, { manifest: place.path('parts/one.txt') }, incremental);
      const other = await folderAt(place, { manifest: place.path('seen/other.json') }, incremental);
      expect(await contents(one)).toEqual({ a: 'A' });
      await one.confirm();
      expect(await contents(one)).toEqual({});
      expect(Object.keys(await other.load())).toContain('a');
    },
  },
];
