import { readFileSync, statSync } from 'node:fs';
import type { LeatError } from '@leat/core';
import type { ConfSource } from './conf-source.ts';
import { configError, wholeOf } from './origin.ts';

/** One entry of an archive, as its library tells of it. */
export interface ArchiveEntry {
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** In bytes, as the archive says. */
  readonly size: number;
  /** The contents. Throws when they are longer than `size`. */
  text(): Promise<string>;
}

/** Throws what is wrong with an archive, in a sentence. */
export type RefuseArchive = (why: string, cause?: unknown) => LeatError;

const megabyte = 1024 * 1024;
const largestArchive = 50 * megabyte;
const largestContents = 100 * megabyte;
const mostEntries = 10_000;

/** Reads the configuration files of an archive into memory; nothing is written anywhere. Throws BAD_CONF_SOURCE for what is too large, leads out of it, or is no plain file. */
export async function readArchive(path: string, name: string): Promise<ConfSource> {
  const refuse: RefuseArchive = (why, cause) => configError(wholeOf(name), 'BAD_CONF_SOURCE', why, cause);
  if (statSync(path).size > largestArchive) throw refuse('the archive is larger than 50 MB');
  const entries = await entriesOf(readFileSync(path), path, refuse);
  if (entries.length > mostEntries) throw refuse(`there are more than ${mostEntries} files in it`);
  if (entries.reduce((sum, { size }) => sum + size, 0) > largestContents) throw refuse('its files are larger than 100 MB together');
  for (const entry of entries) checkEntry(entry, refuse);
  return sourceOf(await textsOf(entries, refuse), name, refuse);
}

async function entriesOf(bytes: Buffer, path: string, refuse: RefuseArchive): Promise<readonly ArchiveEntry[]> {
  if (/\.zip$/i.test(path)) return (await import('./zip-entries.ts')).zipEntries(bytes, refuse);
  return (await import('./tar-entries.ts')).tarEntries(bytes, largestContents, refuse);
}

/** A path that leads elsewhere is never meant well, so that one of them refuses the archive. */
function checkEntry({ path, kind }: ArchiveEntry, refuse: RefuseArchive): void {
  const shown = JSON.stringify(path);
  if (kind === 'other') throw refuse(`${shown} is a link or a device: only files and folders are read`);
  if (/^[/\\]|^[A-Za-z]:/.test(path)) throw refuse(`${shown} is an absolute path`);
  if (path.split(/[/\\]/).includes('..')) throw refuse(`${shown} leads out of the archive`);
  if (path.includes('\\') || path.includes('\0')) throw refuse(`${shown} is no path: folders are separated by "/"`);
}

/** What may be a file of the configuration, by its path. */
async function textsOf(entries: readonly ArchiveEntry[], refuse: RefuseArchive): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const entry of entries) {
    const parts = entry.path.split('/').filter((part) => part !== '' && part !== '.');
    const path = parts.join('/');
    if (entry.kind !== 'file' || parts.some((part) => part.startsWith('.'))) continue;
    if (texts.has(path)) throw refuse(`"${path}" is in it twice`);
    texts.set(path, /\.(ya?ml|json)$/.test(path) ? await entry.text() : '');
  }
  return texts;
}

function sourceOf(texts: ReadonlyMap<string, string>, name: string, refuse: RefuseArchive): ConfSource {
  const prefix = rootOf([...texts.keys()], refuse);
  const paths = [...texts.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  const folders = [...new Set(paths.filter((path) => path.includes('/')).map(firstOf))];
  return {
    name,
    folders: folders.sort(),
    filesIn: (folder) => {
      if (!folders.includes(folder)) return undefined;
      const inside = paths.filter((path) => path.startsWith(`${folder}/`));
      return inside.map((path) => path.slice(folder.length + 1)).sort();
    },
    read: (file) => texts.get(prefix + file) ?? '',
  };
}

const firstOf = (path: string): string => path.slice(0, path.indexOf('/'));

/** The folder that holds `base`: the top of the archive, or the one folder at the top that does. */
function rootOf(paths: readonly string[], refuse: RefuseArchive): string {
  if (paths.some((path) => path.startsWith('base/'))) return '';
  const [first, second] = new Set(paths.filter((path) => path.split('/')[1] === 'base').map(firstOf));
  if (first === undefined) throw refuse('there is no folder "base" in it, at the top or in a folder at the top');
  if (second !== undefined) throw refuse(`"${first}/base" and "${second}/base" are both in it: keep one`);
  return `${first}/`;
}
