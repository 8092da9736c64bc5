import { type Catalog, type Dataset, type DatasetContext, isParameter, type JsonObject, LeatError, Secret } from '@leat/core';
import { type ConfigMap, type ConfigNode, list, map, scalar, toJson } from '../configuration/config-tree.ts';
import { configError } from '../configuration/origin.ts';
import { resolveTemplates } from '../configuration/resolve-templates.ts';
import type { CatalogEntries, CatalogEntry } from './catalog-entry.ts';
import { fill, match, type PatternValues } from './dataset-pattern.ts';
import type { DatasetMaker, DatasetType } from './dataset-types.ts';
import { optionError } from './option-error.ts';

/** What a catalog is made from. */
export interface CatalogParts {
  readonly entries: CatalogEntries;
  readonly types: ReadonlyMap<string, DatasetType>;
  readonly credentials: ConfigMap;
  /** What relative paths are relative to. */
  readonly dataRoot: string;
  readonly versions: Versions;
}

/** What versioned datasets save and load. */
export interface Versions {
  /** One for the whole run. */
  readonly save: string;
  /** By dataset; the newest of the others. */
  readonly load: Readonly<Record<string, string>>;
}

/** What a name was found to mean: its declaration, and the options with placeholders filled in. */
export interface Declaration {
  readonly entry: CatalogEntry;
  readonly node: ConfigMap;
  /** It was declared by a pattern. */
  readonly pattern?: string;
}

/** The project's datasets by name. Each is made when it is first asked for. `get` throws what is wrong with the declaration, with its place. */
export function createCatalog(parts: CatalogParts): Catalog {
  const made = new Map<string, Dataset | undefined>();
  const find = (name: string): Dataset | undefined => {
    const declaration = declarationOf(name, parts.entries);
    return declaration && make(name, declaration, parts);
  };
  return {
    get(name) {
      if (!made.has(name)) made.set(name, find(name));
      return made.get(name);
    },
  };
}

/** The explicit entry of a name, else the first pattern that fits. Parameters and what the run gives are declared elsewhere. */
export function declarationOf(name: string, { explicit, patterns }: CatalogEntries): Declaration | undefined {
  if (isParameter(name) || name.startsWith('run:')) return undefined;
  const entry = explicit.get(name);
  if (entry) return { entry, node: entry.node };
  for (const { pattern, entry: declared } of patterns) {
    const values = match(pattern, name);
    if (values) return { entry: declared, node: filled(declared.node, values) as ConfigMap, pattern: pattern.text };
  }
  return undefined;
}

function make(name: string, { entry, node }: Declaration, { types, credentials, dataRoot, versions }: CatalogParts): Dataset {
  const { type, typeOrigin, origin } = entry;
  const label = `dataset "${name}"`;
  const found = types.get(type);
  if (!found || 'error' in found)
    throw configError(
      typeOrigin,
      found?.error.code ?? 'UNKNOWN_DATASET_TYPE',
      `${label}: ${found?.error.message ?? type}`,
      found?.error.cause,
    );
  const { type: _, metadata: __, ...options } = withCredentials(toJson(node), credentials);
  const load = versions.load[name];
  const context: DatasetContext = {
    name,
    root: dataRoot,
    versions: { save: versions.save, ...(load !== undefined && { load }) },
    dataset: ({ type: inner, ...given }, innerName = name) => makerOf(String(inner), types)(given, { ...context, name: innerName }),
  };
  try {
    return found.make(options, context);
  } catch (error) {
    throw optionError(error, { label, origin, node });
  }
}

/** The type of a dataset inside another. */
function makerOf(type: string, types: CatalogParts['types']): DatasetMaker {
  const found = types.get(type);
  if (found && 'make' in found) return found.make;
  throw found?.error ?? new LeatError('UNKNOWN_DATASET_TYPE', `unknown type "${type}"`);
}

/** Fills placeholders into every text. */
function filled(node: ConfigNode, values: PatternValues): ConfigNode {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? scalar(fill(node.value, values), node.origin) : node;
  if (node.kind === 'list')
    return list(
      node.items.map((item) => filled(item, values)),
      node.origin,
    );
  return map(new Map([...node.entries].map(([key, { value, origins }]) => [key, { value: filled(value, values), origins }])), node.origin);
}

/** Puts the credentials named under `credentials` in their place, every text of them a `Secret`: whether it was written in the file or comes from the environment. */
function withCredentials(options: JsonObject, credentials: ConfigMap): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([key, value]) => {
      const named = key === 'credentials' && typeof value === 'string' ? credentials.entries.get(value)?.value : undefined;
      if (named) return [key, secretly(resolveCredentials(value as string, named))];
      const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
      return [key, isGroup ? withCredentials(value as JsonObject, credentials) : value];
    }),
  );
}

function resolveCredentials(name: string, named: ConfigNode): unknown {
  try {
    return named.kind === 'map' ? resolveTemplates(toJson(named)) : resolveTemplates({ value: toJson(named) }).value;
  } catch (error) {
    throw optionError(error, { label: `credentials "${name}"`, origin: named.origin, ...(named.kind === 'map' && { node: named }) });
  }
}

function secretly(value: unknown): unknown {
  if (typeof value === 'string') return new Secret(() => value);
  if (Array.isArray(value)) return value.map(secretly);
  if (typeof value !== 'object' || value === null || value instanceof Secret) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, secretly(one)]));
}
