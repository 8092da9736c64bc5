import { LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';

/** The value as YAML text. Refuses what would come back as something else: a Map, a Set, a BigInt, nothing at all. */
export async function yamlText(value: unknown, file: StoredFile): Promise<string> {
  const { Document, isScalar, visit } = await import('yaml');
  const refused = (words: string) => new LeatError('UNFIT_VALUE', `${file.at()}: ${words}`);
  const checked = (key: unknown, part: unknown): unknown => {
    const what = unfit(part);
    if (what === undefined) return part;
    throw refused(`${key === '' ? 'the value' : `"${key}"`} is ${what}, which YAML has no word for`);
  };
  if (value === undefined) throw refused('a value of type undefined cannot be saved as YAML');
  const document = new Document(value, checked);
  // a key "<<" that is not in quotes merges a mapping when it is read
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value === '<<') key.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}

function unfit(value: unknown): string | undefined {
  if (typeof value === 'bigint') return `the BigInt ${value}`;
  if (typeof value === 'function') return 'a function';
  if (value instanceof Map) return 'a Map';
  if (value instanceof Set) return 'a Set';
  return undefined;
}
