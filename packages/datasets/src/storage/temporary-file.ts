import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Names say who writes: `.leat-<machine>-<process>-<count>.tmp`. */
const prefix = `.leat-${hostname().slice(0, 60)}-`;
const swept = new Set<string>();
let count = 0;

/** Opens a new file in `folder`, in nobody's way: a name that exists, be it a planted link, is never opened but passed over. */
export const openTemporary = (folder: string): Promise<{ made: FileHandle; temporary: string }> =>
  makeTemporary(folder, (path) => open(path, 'wx'));

/** The same with a folder, for a file that must have a name of its own. */
export const makeTemporaryFolder = async (folder: string): Promise<string> =>
  (await makeTemporary(folder, (path) => mkdir(path, { mode: 0o700 }))).temporary;

async function makeTemporary<T>(folder: string, make: (path: string) => Promise<T>): Promise<{ made: T; temporary: string }> {
  await sweep(folder);
  for (;;) {
    const temporary = join(folder, `${prefix}${process.pid}-${count++}.tmp`);
    try {
      return { made: await make(temporary), temporary };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Removes what processes of this machine left when they were killed while writing; once a folder. */
async function sweep(folder: string): Promise<void> {
  if (swept.has(folder)) return;
  swept.add(folder);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue;
    const writer = Number(name.slice(prefix.length).split('-', 1)[0]);
    if (writer > 0 && !isAlive(writer)) await rm(join(folder, name), { force: true, recursive: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
