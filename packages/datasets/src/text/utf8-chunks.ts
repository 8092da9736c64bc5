import { LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';

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
  for await (const bytes of file.stream()) yield { bytes, text: decoded(bytes) };
  decoded();
}
