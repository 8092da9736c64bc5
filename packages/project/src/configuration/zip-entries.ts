import { type FileEntry, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ArchiveEntry, RefuseArchive } from './conf-archive.ts';

const formatBits = 0o170_000;
const plainFile = 0o100_000;

/** What is in a zip file. */
export async function zipEntries(bytes: Buffer, refuse: RefuseArchive): Promise<readonly ArchiveEntry[]> {
  try {
    // Names are checked by us, in our words.
    const reader = new ZipReader(new Uint8ArrayReader(bytes), { filenameValidation: 'tolerant', useWebWorkers: false });
    const entries = await reader.getEntries();
    return entries.map((entry) => ({
      path: entry.filename,
      kind: entry.directory ? 'folder' : isPlain(entry) ? 'file' : 'other',
      size: entry.uncompressedSize,
      text: () => (entry.directory ? Promise.resolve('') : textOf(entry, refuse)),
    }));
  } catch (error) {
    throw refuse(`it cannot be read as a zip file: ${(error as Error).message}`, error);
  }
}

/** Archives made elsewhere than on Unix say nothing of links. */
function isPlain({ unixMode = 0 }: FileEntry): boolean {
  const format = unixMode & formatBits;
  return format === 0 || format === plainFile;
}

async function textOf(entry: FileEntry, refuse: RefuseArchive): Promise<string> {
  if (entry.encrypted) throw refuse(`"${entry.filename}" is encrypted`);
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  const collect = new WritableStream<Uint8Array>({
    write(chunk) {
      length += chunk.length;
      if (length > entry.uncompressedSize) throw new Error('it is longer than the archive says');
      text += decoder.decode(chunk, { stream: true });
    },
  });
  try {
    await entry.getData(collect);
  } catch (error) {
    throw refuse(`"${entry.filename}" cannot be read: ${(error as Error).message}`, error);
  }
  return text + decoder.decode();
}
