import { lstat, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { LeatError } from '@leat/core';
import { makeTemporaryFolder } from '../temporary-file.ts';

/** A path of this machine for an object, in a folder of its own, until it is disposed. */
export async function spool(name: string): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await makeTemporaryFolder(await ownFolder());
  return {
    path: join(folder, basename(name)),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** One folder for this user, where what a killed process left is found by the next. */
async function ownFolder(): Promise<string> {
  const user = process.getuid?.();
  const folder = join(tmpdir(), `leat-spool-${user ?? 'own'}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  if (found.isDirectory() && (user === undefined || found.uid === user)) return folder;
  throw new LeatError(
    'NO_ACCESS',
    `${folder} belongs to another user, so no data is put there. Remove it, or set TMPDIR to a folder of your own`,
  );
}
