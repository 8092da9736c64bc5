import { type FileHandle, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeFolder, syncFolder } from './durable-folder.ts';
import { openTemporary } from './temporary-file.ts';

/** A file being written beside its place. Nothing is seen at the place until `commit`; an error leaves no trace. */
export interface AtomicWrite {
  write(chunk: string | Uint8Array): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

interface Writing {
  /** Where it goes: where a symbolic link points, when `path` is one. */
  readonly place: string;
  readonly temporary: string;
  readonly handle: FileHandle;
}

/**
 * Writes `path` so that a reader, a crash or a full disk never meets half a file: a new file in the same folder, written whole, synced,
 * renamed over the old one, and the folder synced, in this order. Folders are made as needed. A failed sync is never tried again.
 */
export function atomicWrite(path: string): AtomicWrite {
  let begun: Promise<Writing> | undefined;
  const writing = () => (begun ??= begin(path));

  const discard = async () => {
    const started = await begun?.catch(() => undefined);
    if (!started) return;
    await started.handle.close().catch(() => undefined);
    await rm(started.temporary, { force: true });
  };

  const orDiscard = async (work: (file: Writing) => Promise<void>) => {
    try {
      await work(await writing());
    } catch (error) {
      await discard().catch(() => undefined);
      throw error;
    }
  };

  return {
    // `writeFile` of a handle goes on at its end, and goes on until all is written; `write` may stop half-way without an error
    write: (chunk) => orDiscard((file) => file.handle.writeFile(chunk)),
    commit: () =>
      orDiscard(async ({ handle, temporary, place }) => {
        await handle.sync();
        await handle.close();
        await rename(temporary, place);
        await syncFolder(dirname(place));
      }),
    discard,
  };
}

async function begin(path: string): Promise<Writing> {
  await makeFolder(dirname(path));
  const place = await realpath(path).catch(() => path);
  const old = await stat(place).catch(() => undefined);
  const { made: handle, temporary } = await openTemporary(dirname(place));
  if (old) await handle.chmod(old.mode);
  return { place, temporary, handle };
}
