import { gunzipSync } from 'node:zlib';
import { unpackTar } from 'modern-tar';
import type { ArchiveEntry, RefuseArchive } from './conf-archive.ts';

/** What is in a tar file compressed by gzip. */
export async function tarEntries(bytes: Buffer, largest: number, refuse: RefuseArchive): Promise<readonly ArchiveEntry[]> {
  const expanded = expand(bytes, largest, refuse);
  try {
    const entries = await unpackTar(expanded, { strict: true });
    return entries.map(({ header, data }) => ({
      path: header.name,
      kind: header.type === 'directory' ? 'folder' : header.type === undefined || header.type === 'file' ? 'file' : 'other',
      size: data?.length ?? 0,
      text: async () => new TextDecoder().decode(data),
    }));
  } catch (error) {
    throw refuse(`it cannot be read as a tar file: ${(error as Error).message}`, error);
  }
}

function expand(bytes: Buffer, largest: number, refuse: RefuseArchive): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: largest });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw refuse('its files are larger than 100 MB together', error);
    throw refuse(`it cannot be read as gzip: ${message}`, error);
  }
}
