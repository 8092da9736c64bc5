import { isLeatError, LeatError } from '@leat/core';

/** Reads something of a file that holds passwords: what is wrong there is said without a word of its values. */
export function withheld<T>(textOf: (file: string) => string | undefined, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { file, line } = (isLeatError(error) && error.details) || {};
    const text = typeof file === 'string' ? textOf(file) : undefined;
    throw isLeatError(error) && text !== undefined ? without(error, valuesIn(text, Number(line))) : error;
  }
}

/** The words of the values on a line, and on the one above, where a value may have begun. */
function valuesIn(text: string, line: number): readonly string[] {
  const values = text
    .split('\n')
    .slice(Math.max(0, line - 2), line)
    .map((one) => one.replace(/^[\s-]*("[^"]*"|'[^']*'|[\w.-]+)\s*:/, ''));
  return values.flatMap((value) => value.match(/[^\s"'{}[\],]{3,}|\w{3,}/g) ?? []).sort((left, right) => right.length - left.length);
}

function without({ code, message, details }: LeatError, words: readonly string[]): LeatError {
  const place = /^\S+ {2}/.exec(message)?.[0] ?? '';
  const said = words.flatMap((word) => [word, ...(word.match(/\w{3,}/g) ?? [])]).reduce(hide, message.slice(place.length));
  return new LeatError(code, place + said, { ...(details && { details }) });
}

const hide = (text: string, word: string): string => text.replaceAll(word, '***');
