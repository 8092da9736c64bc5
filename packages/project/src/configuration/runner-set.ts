import { type JsonValue, LeatError, suggest } from '@leat/core';
import { readAssignments } from './assignments.ts';
import { type ConfigEntry, type ConfigMap, fromJson, keysAlong, map } from './config-tree.ts';
import { wholeOf } from './origin.ts';
import { isUnsafeKey } from './safe-key.ts';

/** Options of runners for one run, by path from an entry: `{ 'tune.trials': 20 }`. JSON, so that it crosses with the source. */
export type RunnerSet = Readonly<Record<string, JsonValue>>;

const flag = '--runner-set';

/** Reads the text of `--runner-set`, `tune.trials=20,fast.workers=2`. Throws USAGE. */
export function parseRunnerSet(text: string): RunnerSet {
  return Object.fromEntries(readAssignments(text, flag));
}

/** Lays single options over `runners.yml`, last of all. `null` takes the option out. Throws USAGE when the path leads nowhere. */
export function layRunnerSet(runners: ConfigMap, set: RunnerSet): ConfigMap {
  let laid = runners;
  for (const [path, value] of Object.entries(set)) {
    const origin = wholeOf(`${flag} ${path}`);
    if (path.split('.').some(isUnsafeKey)) throw new LeatError('USAGE', `${origin.file}: this cannot be a key`);
    const [entry] = [...keysAlong(laid.entries, path)];
    if (!entry || entry.rest === '') throw unknownEntry(path, [...laid.entries.keys()]);
    laid = optionSet(laid, path, { value: fromJson(value, origin), origins: [origin] }, []);
  }
  return laid;
}

function unknownEntry(path: string, entries: readonly string[]): LeatError {
  const [name = ''] = path.split('.');
  if (entries.includes(path)) return new LeatError('USAGE', `${flag} ${path}: say which option of "${path}", as in ${path}.workers=2`);
  return new LeatError('USAGE', `${flag} ${path}: there is no runner entry "${name}"${suggest(name, entries)}`);
}

function optionSet(base: ConfigMap, path: string, entry: ConfigEntry, trail: readonly string[]): ConfigMap {
  const [found] = [...keysAlong(base.entries, path)];
  const { key, rest } = found ?? newKey(path, trail);
  const entries = new Map(base.entries);
  const below = entries.get(key);
  if (rest !== '') entries.set(key, insideOf(below, key, rest, entry, trail));
  else if (entry.value.kind === 'scalar' && entry.value.value === null) entries.delete(key);
  else entries.set(key, entry);
  return map(entries, base.origin);
}

function insideOf(below: ConfigEntry | undefined, key: string, rest: string, entry: ConfigEntry, trail: readonly string[]): ConfigEntry {
  const inside = [...trail, key];
  if (!below) return { value: optionSet(map(new Map(), entry.value.origin), rest, entry, inside), origins: entry.origins };
  const { value, origins } = below;
  if (value.kind === 'map') return { value: optionSet(value, rest, entry, inside), origins: [...origins, ...entry.origins] };
  const place = inside.join('.');
  const other =
    value.kind === 'scalar' && typeof value.value === 'string' ? `is "${value.value}": set ${value.value}.${rest}` : 'has no options';
  throw new LeatError('USAGE', `${entry.value.origin.file}: "${place}" ${other}`);
}

/** What a runner varies is named with dots, so below `parameters` the rest of the path is one name. */
function newKey(path: string, trail: readonly string[]): { key: string; rest: string } {
  const dot = path.indexOf('.');
  return dot < 0 || trail.at(-1) === 'parameters' ? { key: path, rest: '' } : { key: path.slice(0, dot), rest: path.slice(dot + 1) };
}
