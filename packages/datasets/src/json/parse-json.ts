import { type JsonValue, LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';
import { decode } from '../text/decode.ts';

/** The value of a JSON file; says at which line it stops being JSON. */
export function parseJson(bytes: Uint8Array, file: StoredFile): JsonValue {
  const text = decode(bytes, 'utf-8', file);
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    throw new LeatError('INVALID_DATA', `${file.at(lineOf(message, text))}: this is not JSON: ${message}. Correct the file`, {
      cause: error,
    });
  }
}

/** V8 says the line, or the position, or, when the text ended too soon, nothing. */
function lineOf(message: string, text: string): number {
  const line = /\(line (\d+) column \d+\)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /at position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? undefined : Number(position)).split('\n').length;
}
