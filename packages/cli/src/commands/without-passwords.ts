import type { LocatedValue } from '@leat/project';

/** A value of the catalog as people may see it: credentials that are written there, and not in credentials.yml, are `***`. */
export function withoutPasswords<T extends LocatedValue>(value: T, hidden = false): T {
  if ('items' in value) return { ...value, items: value.items.map((item) => withoutPasswords(item, hidden)) };
  if (!('entries' in value)) return hidden && value.value !== null ? { ...value, value: '***' } : value;
  const entries = Object.entries(value.entries).map(([key, one]) => {
    const isWritten = key === 'credentials' && !('value' in one);
    return [key, withoutPasswords(one, hidden || isWritten)] as const;
  });
  return { ...value, entries: Object.fromEntries(entries) };
}
