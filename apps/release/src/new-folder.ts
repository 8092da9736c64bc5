import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder outside the workspace, gone when it is disposed. */
export interface NewFolder extends AsyncDisposable {
  readonly path: string;
}

/** An empty folder, or a copy of another. */
export async function newFolder(copyOf?: string): Promise<NewFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'leat-release-')));
  if (copyOf) await cp(copyOf, path, { recursive: true });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}
