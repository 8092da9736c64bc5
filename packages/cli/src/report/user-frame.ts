import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ErrorData } from '@leat/core';

/** A place in the user's own code. */
export interface UserFrame {
  /** The function, when it has a name. */
  readonly function?: string;
  /** Relative to the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** That line of the file, when it can be read. */
  readonly source?: string;
}

const frame = /^\s*at (?:async )?(?:(.+?) \()?((?:file:\/\/)?\/.+?):(\d+):(\d+)\)?$/;

/** Where in the project an error, or the nearest of its causes that knows, was thrown: the innermost frame that is not of a package. */
export function userFrameOf(root: string, error: ErrorData): UserFrame | undefined {
  for (let cause: ErrorData | undefined = error; cause; cause = cause.cause) {
    const found = frameIn(root, cause.stack ?? '');
    if (found) return found;
  }
  return undefined;
}

/** The same of a stack. */
export function frameIn(root: string, stack: string): UserFrame | undefined {
  for (const text of stack.split('\n')) {
    const [, name, address, line, column] = frame.exec(text) ?? [];
    if (address === undefined) continue;
    const path = address.startsWith('file:') ? fileURLToPath(address.replace(/\?.*$/, '')) : address;
    if (!path.startsWith(root + sep) || path.includes(`${sep}node_modules${sep}`)) continue;
    const source = lineOf(path, Number(line));
    return {
      ...(name !== undefined && { function: name }),
      file: relative(root, path),
      line: Number(line),
      column: Number(column),
      ...(source !== undefined && { source }),
    };
  }
  return undefined;
}

function lineOf(path: string, line: number): string | undefined {
  try {
    return readFileSync(path, 'utf8').split('\n')[line - 1];
  } catch {
    return undefined; // the stack may come from another machine
  }
}
