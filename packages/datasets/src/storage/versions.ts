import { posix } from 'node:path';
import { type DatasetContext, LeatError, suggest } from '@leat/core';
import type { Place } from './place.ts';

/** Where one dataset's file is loaded from and saved to. */
export interface FilePlaces {
  /** Throws NO_VALUE when there is no version. */
  toLoad(): Promise<string>;
  toSave(): Promise<string>;
  /** The path for people, relative to the root of the data as in the catalog, with the version that is known. */
  shown(): string;
  /** Looks for the newest version anew when next asked. */
  forget(): void;
}

/** A file that is always the same. */
export const onePlace = (path: string, { address }: Place): FilePlaces => ({
  toLoad: async () => address,
  toSave: async () => address,
  shown: () => path,
  forget() {},
});

/**
 * A file with versions: `<path>/<version>/<name of path>`. What a run saves has the run's version, a second save of the same run replaces it.
 * What is loaded is the version that is pinned, else the greatest in text order; it is remembered until `forget`.
 */
export function versionedPlaces(path: string, { address, storage }: Place, { name, versions }: DatasetContext): FilePlaces {
  const file = posix.basename(path.replaceAll('\\', '/'));
  const below = (folder: string, version: string) => `${folder}/${version}/${file}`;
  let known: string | undefined;

  const refusePlainFile = async () => {
    if (!(await storage.exists(address))) return;
    throw new LeatError(
      'NOT_VERSIONED',
      `dataset "${name}": ${path} is a file, and as "versioned: true" it should be a folder of versions. ` +
        `To keep it as the first version, move it to ${below(path, versions.save)}; else take "versioned" out of the catalog entry`,
    );
  };
  const found = async () => {
    await refusePlainFile();
    const parts = (await storage.list(address)).map((entry) => entry.split('/'));
    return parts.filter(([, last, deeper]) => last === file && deeper === undefined).map(([version]) => version as string);
  };
  const pinned = async (version: string) => {
    checkVersion(version, name);
    if (await storage.exists(below(address, version))) return version;
    const others = (await found()).reverse();
    throw new LeatError('NO_VALUE', `dataset "${name}": there is no version "${version}" of ${path}${suggest(version, others)}`);
  };
  const newest = async () => {
    const version = (await found()).at(-1);
    if (version !== undefined) return version;
    throw new LeatError('NO_VALUE', `dataset "${name}": there is no version of ${path} yet. Run the nodes that make "${name}"`);
  };

  return {
    async toLoad() {
      known ??= await (versions.load === undefined ? newest() : pinned(versions.load));
      return below(address, known);
    },
    async toSave() {
      checkVersion(versions.save, name);
      await refusePlainFile();
      return below(address, versions.save);
    },
    shown: () => below(path, known ?? versions.load ?? '*'),
    forget: () => {
      known = undefined;
    },
  };
}

/** A version is the name of one folder. */
function checkVersion(version: string, name: string): void {
  if (version !== '' && version !== '.' && version !== '..' && !/[/\\\p{Cc}]/u.test(version)) return;
  throw new LeatError(
    'BAD_VERSION',
    `dataset "${name}": ${JSON.stringify(version)} cannot be a version: it names a folder, so it is not empty, "." or "..", and has no "/" or "\\"`,
  );
}
