import { LeatError } from '@leat/core';
import { stringify } from 'yaml';
import type { StoredFile } from '../storage/stored-file.ts';

/** The value as YAML text. Refuses what would come back as something else: a Map, a Set, a BigInt, nothing at all. */
export function yamlText(value: unknown, file: StoredFile): string {
  const refused = (words: string) => new LeatError('UNFIT_VALUE', `${file.at()}: ${words}`);
  const checked = (key: unknown, part: unknown): unknown => {
    const what = unfit(part);
    if (what === undefined) return part;
    throw refused(`${key === '' ? 'the value' : `"${key}"`} is ${what}, which YAML has no word for`);
  };
  const text = stringify(value, checked, { lineWidth: 0 }) as string | undefined;
  if (text === undefined) throw refused(`a value of type ${typeof value} cannot be saved as YAML`);
  return text;
}

function unfit(value: unknown): string | undefined {
  if (typeof value === 'bigint') return `the BigInt ${value}`;
  if (typeof value === 'function') return 'a function';
  if (value instanceof Map) return 'a Map';
  if (value instanceof Set) return 'a Set';
  return undefined;
}
