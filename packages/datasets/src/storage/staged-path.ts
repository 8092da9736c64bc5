import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StagedPath } from '@leat/core';
import { makeFolder, syncFolder } from './durable-folder.ts';
import { makeTemporaryFolder } from './temporary-file.ts';

/** A path for another program to write to, in a folder of its own beside the place, so that a rename brings it there. It has the file's own name, for programs that go by it. */
export async function stagedPath(path: string): Promise<StagedPath> {
  await makeFolder(dirname(path));
  const place = await realpath(path).catch(() => path);
  const folder = await makeTemporaryFolder(dirname(place));
  const staged = join(folder, basename(path));
  const discard = () => rm(folder, { recursive: true, force: true });
  return {
    path: staged,
    async commit() {
      try {
        await keepMode(place, staged);
        await syncFile(staged);
        await rename(staged, place);
        await syncFolder(dirname(place));
      } finally {
        await discard();
      }
    },
    discard,
  };
}

async function keepMode(place: string, staged: string): Promise<void> {
  const old = await stat(place).catch(() => undefined);
  if (old) await chmod(staged, old.mode);
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
