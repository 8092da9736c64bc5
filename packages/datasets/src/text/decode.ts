import { LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';

/** How text is kept in a file. */
export type Encoding = 'utf-8' | 'utf-16le' | 'latin1';

/** The text of these bytes, without a byte order mark. Bytes that are not of this encoding are refused: a silent � would spread. */
export function decode(bytes: Uint8Array, encoding: Encoding, file: StoredFile): string {
  // not by TextDecoder: what it calls latin1 is windows-1252
  if (encoding === 'latin1') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw new LeatError('INVALID_DATA', `${file.at()}: its bytes are not ${encoding} text. Say its "encoding", or convert the file`, {
      cause: error,
    });
  }
}
