import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { folder } from '../made.ts';

/** Where the promises of every storage are tried: a folder of one test alone, looked at past our own code. */
export interface TestPlace {
  /** The root of the data. */
  readonly root: string;
  /** What a catalog entry says besides its path. */
  readonly options: object;
  /** How the catalog writes the path of a file here. */
  path(name: string): string;
  put(name: string, text: string): Promise<void>;
  get(name: string): Promise<string>;
  /** Every file that is here, in text order. */
  files(): Promise<string[]>;
}

/** A folder of this machine. */
export async function localPlace(): Promise<TestPlace> {
  const root = await folder();
  return {
    root,
    options: {},
    path: (name) => name,
    async put(name, text) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    },
    get: (name) => readFile(join(root, name), 'utf8'),
    async files() {
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
        .sort();
    },
  };
}
