import { type ConfigEntry, type ConfigMap, type ConfigNode, decided, formOf, map } from './config-tree.ts';
import { configError, where, wholeOf } from './origin.ts';

/** Lays one value over another of the same path. */
export type MergeValue = (base: ConfigNode, over: ConfigNode, path: string) => ConfigNode;

/** The files of one folder as one mapping. Throws DUPLICATE_KEY, naming both places, when two of them have the same key. */
export function joinFiles(files: readonly ConfigMap[]): ConfigMap {
  const entries = new Map<string, ConfigEntry>();
  for (const file of files) {
    for (const [key, entry] of file.entries) {
      const earlier = entries.get(key);
      if (earlier) throw configError(decided(entry), 'DUPLICATE_KEY', `"${key}" is also in ${where(decided(earlier))}: keep one of them`);
      entries.set(key, entry);
    }
  }
  return map(entries, files[0]?.origin ?? wholeOf('conf'));
}

/** A mapping laid over another, key by key: `null` deletes, and what both have is merged by `mergeValue`. */
export function mergeKeys(base: ConfigMap, over: ConfigMap, mergeValue: MergeValue, path = ''): ConfigMap {
  const entries = new Map(base.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    if (!below) entries.set(key, entry);
    else if (isDeletion(entry)) entries.delete(key);
    else entries.set(key, mergeEntry(below, entry, mergeValue, path === '' ? key : `${path}.${key}`));
  }
  return map(entries, base.origin);
}

function mergeEntry(below: ConfigEntry, above: ConfigEntry, mergeValue: MergeValue, path: string): ConfigEntry {
  const value = mergeValue(below.value, above.value, path);
  return { value, origins: value === above.value ? above.origins : [...below.origins, ...above.origins] };
}

/** `null` laid over a key from a file takes the key out; from the command line it is a value. */
const isDeletion = ({ value }: ConfigEntry): boolean => value.kind === 'scalar' && value.value === null && !value.literal;

/** What is laid over stands alone: catalog, credentials, globals. */
export const replace: MergeValue = (_, over) => over;

/** Mappings merge key by key, everything else is replaced: parameters. Throws MERGE_CLASH, naming both places, where a mapping meets something else. */
export const mergeDeeply: MergeValue = (base, over, path) => {
  if (base.kind === 'map' && over.kind === 'map') return mergeKeys(base, over, mergeDeeply, path);
  const clash = base.kind === 'map' || over.kind === 'map';
  const isNothing = base.kind === 'scalar' && base.value === null;
  if (clash && !isNothing) {
    throw configError(
      over.origin,
      'MERGE_CLASH',
      `"${path}" is ${formOf(over)} here and ${formOf(base)} in ${where(base.origin)}: give both the same form`,
    );
  }
  return over;
};
