import { readFileSync } from 'node:fs';
import { type LocatedMap, locate } from './located-value.ts';
import { configError, wholeOf } from './origin.ts';
import { readYaml } from './yaml-file.ts';

/** Reads a file of flags, YAML or JSON, as given to `--config`: every value with its place, nothing interpolated. Throws UNREADABLE_FILE and CONFIG_SYNTAX. */
export function readRunFile(path: string): LocatedMap {
  return locate(readYaml(textOf(path), path));
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw configError(wholeOf(path), 'UNREADABLE_FILE', `it cannot be read: ${(error as Error).message}`, error);
  }
}
