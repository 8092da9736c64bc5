import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Catalog, type Dataset, memoryDataset } from '@leat/core';
import { mark } from './marks.ts';

/** The catalog of the suite's work: what a dataset is, its name says. `stored-x` is a JSON file, `slow-x` one whose save takes its time, `watched-x` is in memory and marks what is done to it. */
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
  return {
    load: async () => JSON.parse(await readFile(file, 'utf8')),
    async save(value) {
      await sleep(delay);
      await writeFile(`${file}.new`, JSON.stringify(value));
      await rename(`${file}.new`, file);
      mark(folder, `saved ${name}`);
    },
    exists: () =>
      readFile(file).then(
        () => true,
        () => false,
      ),
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
