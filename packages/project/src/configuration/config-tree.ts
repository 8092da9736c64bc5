import type { JsonObject, JsonValue } from '@leat/core';
import type { Origin } from './origin.ts';

/** A value of the configuration that knows where it was written, through merge and interpolation. Immutable, so that anchors and references share it. */
export type ConfigNode = ConfigScalar | ConfigList | ConfigMap;

export interface ConfigScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  readonly origin: Origin;
  /** It is data from the command line or the environment: `${` in it means nothing. */
  readonly literal?: true;
}

export interface ConfigList {
  readonly kind: 'list';
  readonly items: readonly ConfigNode[];
  readonly origin: Origin;
  /** How many values it holds, itself included. */
  readonly size: number;
}

export interface ConfigMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, ConfigEntry>;
  readonly origin: Origin;
  readonly size: number;
}

/** A key and its value. */
export interface ConfigEntry {
  readonly value: ConfigNode;
  /** Where the key was written: in `conf/base` first, then in what was laid over it. The last one decides. */
  readonly origins: readonly Origin[];
}

export const sizeOf = (node: ConfigNode): number => (node.kind === 'scalar' ? 1 : node.size);

export const scalar = (value: ConfigScalar['value'], origin: Origin, literal = false): ConfigScalar => ({
  kind: 'scalar',
  value,
  origin,
  ...(literal && { literal: true }),
});

export const list = (items: readonly ConfigNode[], origin: Origin): ConfigList => ({
  kind: 'list',
  items,
  origin,
  size: items.reduce((sum, item) => sum + sizeOf(item), 1),
});

export function map(entries: ReadonlyMap<string, ConfigEntry>, origin: Origin): ConfigMap {
  let size = 1;
  for (const { value } of entries.values()) size += sizeOf(value);
  return { kind: 'map', entries, origin, size };
}

/** Where an entry was decided: its last origin. */
export const decided = ({ origins, value }: ConfigEntry): Origin => origins.at(-1) ?? value.origin;

/** What messages call a node: `a mapping`, `a list`, `a value`. */
export const formOf = ({ kind }: ConfigNode): string => (kind === 'map' ? 'a mapping' : kind === 'list' ? 'a list' : 'a value');

/** The plain value, for whoever does not ask where it comes from. */
export function toJson(node: ConfigMap): JsonObject;
export function toJson(node: ConfigNode): JsonValue;
export function toJson(node: ConfigNode): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map((item) => toJson(item));
  return Object.fromEntries(Array.from(node.entries, ([key, { value }]) => [key, toJson(value)]));
}

/** Data from elsewhere as a tree: every string of it is literal. */
export function fromJson(value: JsonValue, origin: Origin): ConfigNode {
  if (Array.isArray(value))
    return list(
      value.map((item: JsonValue) => fromJson(item, origin)),
      origin,
    );
  if (typeof value !== 'object' || value === null) return scalar(value as ConfigScalar['value'], origin, true);
  const entries = new Map<string, ConfigEntry>();
  for (const [key, one] of Object.entries(value)) {
    if (one !== undefined) entries.set(key, { value: fromJson(one, origin), origins: [origin] });
  }
  return map(entries, origin);
}

/** The ways to read the next key of a dotted path in a mapping: keys may hold dots themselves, and the longest that exists wins. */
export function* keysAlong(
  entries: ReadonlyMap<string, unknown>,
  path: string,
): Generator<{ readonly key: string; readonly rest: string }> {
  if (entries.has(path)) yield { key: path, rest: '' };
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const key = path.slice(0, dot);
    if (entries.has(key)) yield { key, rest: path.slice(dot + 1) };
  }
}

/** The origins of the deepest part of `path` that was written, from the top. What an error about an option points at. */
export function originsAt(node: ConfigMap, path: readonly string[]): readonly Origin[] | undefined {
  let at: ConfigNode | undefined = node;
  let origins: readonly Origin[] | undefined;
  for (const step of path) {
    if (at?.kind === 'map') {
      const entry: ConfigEntry | undefined = at.entries.get(step);
      if (!entry) break;
      [at, origins] = [entry.value, entry.origins];
    } else if (at?.kind === 'list') {
      at = at.items[Number(step)];
      if (!at) break;
      origins = [at.origin];
    } else break;
  }
  return origins;
}
