import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Catalog, type Dataset, memoryDataset } from '@leat/core';
import { mark } from './marks.ts';

/** The catalog of the suite's work: what a dataset is, its name says. `stored-x` is a JSON file, whose rows may be appended and confirmed, `slow-x` one whose save takes its time, `watched-x` is in memory and marks what is done to it. */
export function catalogIn(folder: string): Catalog {
  const known = new Map<string, Dataset | undefined>();
  return {
    get(name) {
      if (!known.has(name)) known.set(name, datasetNamed(name, folder));
      return known.get(name);
    },
  };
}

function datasetNamed(name: string, folder: string): Dataset | undefined {
  if (name.startsWith('stored-')) return stored(name, folder, 0);
  if (name.startsWith('slow-')) return stored(name, folder, 60);
  if (name.startsWith('watched-')) return watched(name, folder);
  return undefined;
}

function stored(name: string, folder: string, delay: number): Dataset {
  const file = join(folder, `${name}.json`);
  const save = async (value: unknown) => {
    await sleep(delay);
    await writeFile(`${file}.new`, JSON.stringify(value));
    await rename(`${file}.new`, file);
    mark(folder, `saved ${name}`);
  };
  return {
    load: async () => JSON.parse(await readFile(file, 'utf8')),
    save,
    exists: () => existsSync(file),
    confirm: () => mark(folder, `confirmed ${name}`),
    append() {
      const rows: unknown[] = [];
      return {
        write: (chunk: readonly unknown[]) => void rows.push(...chunk),
        commit: () => save(rows),
        discard: () => mark(folder, `discarded ${name}`),
      };
    },
  };
}

function watched(name: string, folder: string): Dataset {
  const held = memoryDataset();
  return {
    load: () => held.load(),
    save(value) {
      held.save(value);
      mark(folder, `save ${name}`);
    },
    exists: () => held.exists?.() ?? false,
    release() {
      held.release?.();
      mark(folder, `release ${name}`);
    },
    perRun: () => watched(name, folder),
  };
}
