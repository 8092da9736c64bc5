import { suggest } from '@leat/core';
import { type ConfigEntry, type ConfigMap, type ConfigNode, decided } from '../configuration/config-tree.ts';
import { Mistakes } from '../configuration/mistakes.ts';
import { configError, type Origin, where } from '../configuration/origin.ts';
import { type DatasetPattern, isCatchAll, isPattern, parsePattern, placeholdersIn, rank } from './dataset-pattern.ts';

/** A declaration of one dataset, or of all that fit a pattern. */
export interface CatalogEntry {
  readonly name: string;
  readonly type: string;
  readonly typeOrigin: Origin;
  readonly origin: Origin;
  /** Where it is written: `conf/base` first. */
  readonly origins: readonly Origin[];
  /** With `type` and all. */
  readonly node: ConfigMap;
}

/** What `catalog.yml` declares. */
export interface CatalogEntries {
  readonly explicit: ReadonlyMap<string, CatalogEntry>;
  /** In the order in which they are tried. */
  readonly patterns: readonly { readonly pattern: DatasetPattern; readonly entry: CatalogEntry }[];
}

/** Reads and checks `catalog.yml`, importing nothing. Throws BAD_DATASET and UNKNOWN_CREDENTIALS, all mistakes at once, each with its place. */
export function readCatalog(catalog: ConfigMap, credentials: ConfigMap): CatalogEntries {
  const explicit = new Map<string, CatalogEntry>();
  const byPattern = new Map<string, CatalogEntry>();
  const patterns: DatasetPattern[] = [];
  const mistakes = new Mistakes();
  for (const [name, declared] of catalog.entries) {
    const entry = mistakes.try(() => readEntry(name, declared));
    if (!entry) continue;
    checkCredentials(entry, entry.node, credentials, mistakes);
    const pattern = isPattern(name) ? mistakes.try(() => readPattern(entry)) : undefined;
    if (!isPattern(name)) explicit.set(name, entry);
    else if (pattern) {
      patterns.push(pattern);
      byPattern.set(name, entry);
    }
  }
  mistakes.try(() => refuseSecondCatchAll(patterns, byPattern));
  mistakes.refuse();
  return { explicit, patterns: rank(patterns).map((pattern) => ({ pattern, entry: byPattern.get(pattern.text) as CatalogEntry })) };
}

/** Every type a catalog names, those of datasets inside others too. */
export function typesOf({ explicit, patterns }: CatalogEntries): readonly string[] {
  const entries = [...explicit.values(), ...patterns.map(({ entry }) => entry)];
  return entries.flatMap(({ type, node }) => [type, ...innerTypes(node)]);
}

/** A wrapper's inner dataset stands under "dataset", as a mapping or as its type alone. */
function innerTypes(node: ConfigMap): readonly string[] {
  const inner = node.entries.get('dataset')?.value;
  if (inner?.kind === 'scalar') return [String(inner.value)];
  if (inner?.kind !== 'map') return [];
  const type = inner.entries.get('type')?.value;
  return [...(type?.kind === 'scalar' ? [String(type.value)] : []), ...innerTypes(inner)];
}

function readEntry(name: string, declared: ConfigEntry): CatalogEntry {
  const { value: node, origins } = declared;
  const origin = decided(declared);
  const hint = 'If it is there only to be referred to, begin its name with "_"';
  if (node.kind !== 'map') throw configError(origin, 'BAD_DATASET', `dataset "${name}" is a mapping with a "type". ${hint}`);
  const type = node.entries.get('type');
  if (!type) throw configError(origin, 'BAD_DATASET', `dataset "${name}" has no "type": say what it is, as in "type: csv". ${hint}`);
  const { value } = type;
  if (value.kind !== 'scalar' || typeof value.value !== 'string')
    throw configError(value.origin, 'BAD_DATASET', `dataset "${name}": "type" is the name of a dataset type, such as csv`);
  if (placeholdersIn(value.value).length > 0)
    throw configError(value.origin, 'BAD_DATASET', `dataset "${name}": a type is fixed, so no placeholder can stand in it`);
  return { name, type: value.value, typeOrigin: value.origin, origin, origins, node };
}

function readPattern({ name, node, origin }: CatalogEntry): DatasetPattern {
  const pattern = parsePattern(name);
  if (!pattern)
    throw configError(origin, 'BAD_DATASET', `the pattern "${name}" has braces that enclose no name: a placeholder is written {name}`);
  for (const { text, origin: at } of textsOf(node)) {
    const unknown = placeholdersIn(text).find((used) => !pattern.placeholders.includes(used));
    if (unknown !== undefined) {
      throw configError(
        at,
        'BAD_DATASET',
        `the pattern "${name}" has no placeholder "{${unknown}}"${suggest(unknown, new Set(pattern.placeholders))}`,
      );
    }
  }
  return pattern;
}

function refuseSecondCatchAll(patterns: readonly DatasetPattern[], entries: ReadonlyMap<string, CatalogEntry>): void {
  const [first, second] = patterns.filter(isCatchAll).map(({ text }) => entries.get(text));
  if (first && second)
    throw configError(
      second.origin,
      'BAD_DATASET',
      `"${second.name}" fits every name, and so does "${first.name}" in ${where(first.origin)}: keep one`,
    );
}

/** A text under `credentials`, at any depth of mappings, names an entry of `credentials.yml`. */
function checkCredentials(entry: CatalogEntry, node: ConfigMap, credentials: ConfigMap, mistakes: Mistakes): void {
  for (const [key, property] of node.entries) {
    const { value } = property;
    if (value.kind === 'map') checkCredentials(entry, value, credentials, mistakes);
    if (key !== 'credentials' || value.kind !== 'scalar' || typeof value.value !== 'string') continue;
    if (credentials.entries.has(value.value)) continue;
    const hint = suggest(value.value, credentials.entries.keys());
    const message = `dataset "${entry.name}": there are no credentials "${value.value}"${hint}`;
    mistakes.errors.push(configError(decided(property), 'UNKNOWN_CREDENTIALS', message));
  }
}

function* textsOf(node: ConfigNode): Generator<{ text: string; origin: Origin }> {
  if (node.kind === 'scalar' && typeof node.value === 'string') yield { text: node.value, origin: node.origin };
  if (node.kind === 'list') for (const item of node.items) yield* textsOf(item);
  if (node.kind === 'map') for (const { value } of node.entries.values()) yield* textsOf(value);
}
