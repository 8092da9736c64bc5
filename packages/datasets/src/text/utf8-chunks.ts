import { LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';

/** So many bytes at once: what becomes of them is gone again soon, so that memory stays small. */
const most = 16 * 1024;

/** A file's bytes as they come, and their text, without a byte order mark. Bytes that are not utf-8 are refused. */
export async function* utf8Chunks(file: StoredFile): AsyncGenerator<{ readonly bytes: Buffer; readonly text: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (bytes?: Buffer): string => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (error) {
      throw new LeatError('INVALID_DATA', `${file.at()}: its bytes are not utf-8 text. Convert the file`, { cause: error });
    }
  };
  for await (const bytes of file.stream()) {
    for (let start = 0; start < bytes.length; start += most) {
      const part = bytes.subarray(start, start + most);
      yield { bytes: part, text: decoded(part) };
    }
  }
  decoded();
}
