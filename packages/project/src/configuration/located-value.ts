import { type JsonObject, type JsonValue, LeatError, suggest } from '@leat/core';
import { type ConfigEntry, type ConfigMap, type ConfigNode, keysAlong } from './config-tree.ts';
import type { Origin } from './origin.ts';

/** A value of the configuration as JSON, with the places that decided it: `conf/base` first, then what was laid over it. The last one decides. */
export type LocatedValue = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  readonly value: string | number | boolean | null;
  readonly origins: readonly Origin[];
}

export interface LocatedList {
  readonly items: readonly LocatedValue[];
  readonly origins: readonly Origin[];
}

export interface LocatedMap {
  readonly entries: Readonly<Record<string, LocatedValue>>;
  readonly origins: readonly Origin[];
}

/** How a text is shown, for what nobody may read. */
export type ShowScalar = (value: LocatedScalar['value']) => LocatedScalar['value'];

const asItIs: ShowScalar = (value) => value;

/** A tree as people and programs read it. */
export function locate(node: ConfigMap, show?: ShowScalar): LocatedMap;
export function locate(node: ConfigNode, show?: ShowScalar, origins?: readonly Origin[]): LocatedValue;
export function locate(node: ConfigNode, show: ShowScalar = asItIs, origins: readonly Origin[] = [node.origin]): LocatedValue {
  if (node.kind === 'scalar') return { value: show(node.value), origins };
  if (node.kind === 'list') return { items: node.items.map((item) => locate(item, show)), origins };
  return { entries: locateEntries(node.entries, show), origins };
}

function locateEntries(entries: ReadonlyMap<string, ConfigEntry>, show: ShowScalar): LocatedMap['entries'] {
  const located: Record<string, LocatedValue> = {};
  for (const [key, { value, origins }] of entries) located[key] = locate(value, show, origins);
  return located;
}

/** The plain value, for whoever does not ask where it comes from. */
export function plainValue(located: LocatedMap): JsonObject;
export function plainValue(located: LocatedValue): JsonValue;
export function plainValue(located: LocatedValue): JsonValue {
  if ('items' in located) return located.items.map((item) => plainValue(item));
  if (!('entries' in located)) return located.value;
  return Object.fromEntries(Object.entries(located.entries).map(([key, value]) => [key, plainValue(value)]));
}

/** The value under a dotted path, `model.alpha` or `model.layers.0`; keys may hold dots themselves. Throws UNKNOWN_KEY with the nearest that there is. */
export function valueAt(located: LocatedValue, path: string): LocatedValue {
  const found = find(located, path);
  if (found) return found;
  throw new LeatError('UNKNOWN_KEY', `there is no "${path}"${suggest(path, pathsOf(located))}`);
}

function find(located: LocatedValue, path: string): LocatedValue | undefined {
  if (path === '') return located;
  const children = childrenOf(located);
  for (const { key, rest } of keysAlong(children, path)) {
    const child = children.get(key);
    const found = child && find(child, rest);
    if (found) return found;
  }
  return undefined;
}

function childrenOf(located: LocatedValue): ReadonlyMap<string, LocatedValue> {
  if ('items' in located) return new Map(located.items.map((item, index) => [String(index), item]));
  return new Map('entries' in located ? Object.entries(located.entries) : []);
}

function* pathsOf(located: LocatedValue, prefix = ''): Generator<string> {
  for (const [key, child] of childrenOf(located)) {
    yield prefix + key;
    yield* pathsOf(child, `${prefix}${key}.`);
  }
}
