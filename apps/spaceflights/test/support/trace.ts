import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the code of a fixture left behind, in the order in which it happened. */
export interface TraceLine {
  readonly what: string;
  readonly pid: number;
  /** 0 is the main thread. */
  readonly thread: number;
}

/** Reads it; nothing when nothing of the project was ever imported. */
export function traceOf(root: string): readonly TraceLine[] {
  const file = join(root, 'trace');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
