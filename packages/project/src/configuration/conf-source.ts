import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { LeatError } from '@leat/core';
import { configError, wholeOf } from './origin.ts';

/** Where the files of the configuration are: a folder, or what was in an archive. */
export interface ConfSource {
  /** What messages call it, from the root of the project: `conf`. */
  readonly name: string;
  /** Its folders, which are the environments. */
  readonly folders: readonly string[];
  /** The files below one of them, by paths from it with forward slashes; nothing when there is no such folder. */
  filesIn(folder: string): readonly string[] | undefined;
  /** The text of a file, by its path from the source. */
  read(file: string): string;
}

const archive = /\.(tar\.gz|tgz|zip)$/i;
const deepest = 20;

/** Opens the folder or the archive that `given` names, from `root`. Throws BAD_CONF_SOURCE. */
export async function openConfSource(root: string, given = 'conf'): Promise<ConfSource> {
  if (given === 'conf') return folderSource(join(root, given), given);
  const path = resolve(root, given);
  const name = sourceName(root, given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return folderSource(path, name);
  const kinds = 'the source of the configuration is a folder, or an archive whose name ends in .tar.gz, .tgz or .zip';
  if (!found) throw new LeatError('BAD_CONF_SOURCE', `there is no "${given}": ${kinds}`);
  if (!archive.test(path)) throw new LeatError('BAD_CONF_SOURCE', `"${given}" cannot be read: ${kinds}`);
  const { readArchive } = await import('./conf-archive.ts');
  return readArchive(path, name);
}

/** Relative when it is inside of the project, so that it is found from another root too. */
function sourceName(root: string, given: string): string {
  const path = relative(root, resolve(root, given));
  const isInside = path !== '' && !path.startsWith('..') && !isAbsolute(path);
  return isInside ? path.split(sep).join('/') : resolve(root, given);
}

/** The files of a folder, read when they are asked for. Throws UNREADABLE_FILE. */
export function folderSource(path: string, name: string): ConfSource {
  return {
    name,
    folders: isFolder(path) ? namesIn(path).filter((one) => isFolder(join(path, one))) : [],
    filesIn: (folder) => (isFolder(join(path, folder)) ? [...walk(join(path, folder), `${name}/${folder}`)] : undefined),
    read(file) {
      try {
        return readFileSync(join(path, file), 'utf8');
      } catch (error) {
        throw configError(wholeOf(`${name}/${file}`), 'UNREADABLE_FILE', `it cannot be read: ${(error as Error).message}`, error);
      }
    },
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    throw configError(wholeOf(folder), 'UNREADABLE_FILE', `it cannot be read: ${(error as Error).message}`, error);
  }
}

/** In sorted order. Links are followed, as mounted configurations consist of them. */
function* walk(folder: string, label: string, under = ''): Generator<string> {
  if (under.split('/').length > deepest)
    throw configError(wholeOf(label), 'UNREADABLE_FILE', `folders are nested more than ${deepest} deep: is one of them a link to another?`);
  for (const name of namesIn(folder).sort()) {
    const path = join(folder, name);
    if (isFolder(path)) yield* walk(path, label, `${under}${name}/`);
    else yield under + name;
  }
}

/** What cannot be looked at, as a link to itself, is said when it is read. */
function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
