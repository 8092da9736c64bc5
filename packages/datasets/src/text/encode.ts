import { LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';
import type { Encoding } from './decode.ts';

/** The text as bytes. A character this encoding has no bytes for is refused: it would come back as another. */
export function encode(text: string, encoding: Encoding, file: StoredFile): Buffer {
  const at = encoding === 'latin1' ? text.search(/[^\0-\xff]/) : text.isWellFormed() ? -1 : text.search(/\p{Surrogate}/u);
  if (at >= 0) {
    const code = text.charCodeAt(at).toString(16).padStart(4, '0');
    throw new LeatError(
      'UNFIT_VALUE',
      `${file.at()}: the character U+${code.toUpperCase()} at position ${at} cannot be written as ${encoding}`,
    );
  }
  return Buffer.from(text, encoding === 'utf-8' ? 'utf8' : encoding === 'utf-16le' ? 'utf16le' : 'latin1');
}
