import { writeSync } from 'node:fs';

/** Writes at once, for a process that is about to be gone; a closed stream is no reason to fail. */
export function writeQuietly(descriptor: 1 | 2, text: string): void {
  try {
    writeSync(descriptor, text);
  } catch {
    // nobody reads it
  }
}
