import { type JsonObject, type JsonValue, LeatError } from '@leat/core';
import { type ConfigEntry, type ConfigMap, type ConfigNode, decided, fromJson, keysAlong, map } from './config-tree.ts';
import { mergeDeeply } from './merge.ts';
import { wholeOf } from './origin.ts';
import { isUnsafeKey } from './safe-key.ts';

const flag = '--params';

/** Lays the parameters of one run over those of the files, deeply. A dotted name reaches a key that is itself written with dots. Throws MERGE_CLASH where a group meets a value, USAGE for an unsafe key. */
export function layParameters(base: ConfigMap, parameters: JsonObject): ConfigMap {
  refuseUnsafeKeys(parameters);
  let laid = base;
  for (const [path, value] of leaves(parameters)) laid = laidAt(laid, path, fromJson(value, wholeOf(`${flag} ${path}`)), '');
  return laid;
}

/** Refuses `__proto__` and its like at any depth: parameters also come from programs. */
function refuseUnsafeKeys(value: JsonValue | undefined): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    if (isUnsafeKey(key)) throw new LeatError('USAGE', `${flag}: "${key}" cannot be a key`);
    refuseUnsafeKeys(one as JsonValue);
  }
}

/** Every value that is no group, under its dotted name. */
function* leaves(group: JsonObject, prefix = ''): Generator<readonly [string, JsonValue]> {
  for (const [key, value] of Object.entries(group)) {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
    if (isGroup) yield* leaves(value as JsonObject, `${prefix}${key}.`);
    else if (value !== undefined) yield [prefix + key, value];
  }
}

function laidAt(base: ConfigMap, path: string, value: ConfigNode, above: string): ConfigMap {
  const [found] = [...keysAlong(base.entries, path)];
  const { key, rest } = found ?? firstKey(path);
  const name = above === '' ? key : `${above}.${key}`;
  const below = base.entries.get(key);
  return map(new Map(base.entries).set(key, laidEntry(below, rest, value, name)), base.origin);
}

function laidEntry(below: ConfigEntry | undefined, rest: string, value: ConfigNode, name: string): ConfigEntry {
  const origins = [value.origin];
  if (rest === '') return { value: below ? mergeDeeply(below.value, value, name) : value, origins };
  const group = map(new Map(), value.origin);
  const under = below ? mergeDeeply(below.value, group, name) : group;
  return {
    value: laidAt(under as ConfigMap, rest, value, name),
    origins: below ? [...below.origins, decided({ value, origins })] : origins,
  };
}

function firstKey(path: string): { key: string; rest: string } {
  const dot = path.indexOf('.');
  return dot < 0 ? { key: path, rest: '' } : { key: path.slice(0, dot), rest: path.slice(dot + 1) };
}
