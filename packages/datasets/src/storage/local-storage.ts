import { createReadStream, readFile } from 'node:fs';
import { access, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from './atomic-write.ts';
import { fileError } from './file-error.ts';
import { stagedPath } from './staged-path.ts';
import { staysBelow } from './stays-below.ts';
import type { ByteRange, Storage } from './storage.ts';
import { byText } from './text-order.ts';

/** Files on this machine. */
export const localStorage: Storage = {
  read: (place, range) => (range ? readRange(place, range) : readWhole(place)),
  stream: (place) => createReadStream(place),
  size: async (place) => (await stat(place)).size,
  exists: isThere,
  write: atomicWrite,
  async hold(place) {
    await access(place);
    return { path: place, async [Symbol.asyncDispose]() {} };
  },
  stage: stagedPath,
  list: async (folder) => (await filesBelow(folder, '')).sort(byText),
  remove: (place) => rm(place, { force: true }),
  contains: staysBelow,
  explain: fileError,
};

/** By the callback: a run that only reads then does without node:fs/promises, which takes a millisecond to load. */
const readWhole = (place: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    readFile(place, (error, bytes) => (error ? reject(error) : resolve(bytes)));
  });

async function readRange(place: string, { start, end }: ByteRange): Promise<Buffer> {
  const handle = await open(place);
  try {
    const bytes = Buffer.allocUnsafe(end - start);
    let read = 0;
    while (read < bytes.length) {
      const { bytesRead } = await handle.read(bytes, read, bytes.length - read, start + read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await handle.close();
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** Not through links to folders: they may lead in a circle, or elsewhere. */
async function filesBelow(folder: string, below: string): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  const files: string[] = [];
  for (const entry of entries) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.leat-') && entry.name.endsWith('.tmp')) continue; // being written
    if (entry.isDirectory()) files.push(...(await filesBelow(folder, path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isThere(join(folder, path))))) files.push(path);
  }
  return files;
}

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
