import { LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';

/** The value as JSON text with a last line end. Refuses what would come back as something else: NaN, Infinity, a Map, a Set, a BigInt, nothing at all. */
export function jsonText(value: unknown, indent: number, file: StoredFile, line?: number): string {
  const checked = (key: string, part: unknown): unknown => {
    const what = unfit(part);
    if (what === undefined) return part;
    throw new LeatError('UNFIT_VALUE', `${file.at(line)}: ${key === '' ? 'the value' : `"${key}"`} is ${what}, which JSON cannot hold`);
  };
  const text = JSON.stringify(value, checked, indent);
  if (text === undefined) throw new LeatError('UNFIT_VALUE', `${file.at(line)}: a value of type ${typeof value} cannot be saved as JSON`);
  return `${text}\n`;
}

function unfit(value: unknown): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value === 'bigint') return `the BigInt ${value}`;
  if (value instanceof Map) return 'a Map';
  if (value instanceof Set) return 'a Set';
  return undefined;
}
