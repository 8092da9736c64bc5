import { closest, type LeatError, suggest } from '@leat/core';
import { type ConfigEntry, type ConfigMap, type ConfigNode, decided } from './config-tree.ts';
import { configError, type Origin } from './origin.ts';

/** One runner as a mapping, taken apart. */
export interface RunnerEntry {
  readonly type: string;
  readonly typeOrigin: Origin;
  /** Everything that is neither `type` nor an inner runner. */
  readonly options: ReadonlyMap<string, ConfigEntry>;
  /** The inner runners by slot, `runner` as `default`; in the order of the file. */
  readonly slots: ReadonlyMap<string, ConfigEntry>;
}

/** Where an entry stands, and the names beside it. */
interface EntryPlace {
  readonly origin: Origin;
  readonly others: readonly string[];
}

/** Refuses what is no runner in any entry, used or not: an overlay whose name is misspelt would otherwise be passed over. Throws NOT_A_RUNNER. */
export function checkEntries(entries: ConfigMap): void {
  for (const [name, entry] of entries.entries) {
    const { value } = entry;
    if (value.kind === 'map') readEntry(value, name, { origin: decided(entry), others: otherNames(entries, name) });
    else if (value.kind === 'scalar' && typeof value.value !== 'string') throw notARunner(value, name);
    else if (value.kind === 'list' && value.items.length === 0) throw emptyStack(value, name);
  }
}

/** Takes a mapping apart. `label` is what messages call it. Throws NOT_A_RUNNER. */
export function readEntry(node: ConfigMap, label: string, place: EntryPlace = { origin: node.origin, others: [] }): RunnerEntry {
  const { type, runner, runners, ...rest } = Object.fromEntries(node.entries);
  if (type?.value.kind !== 'scalar' || typeof type.value.value !== 'string' || type.value.value === '')
    throw noType(node, type, label, place);
  const slots = new Map<string, ConfigEntry>();
  if (runners && runners.value.kind !== 'map') {
    throw configError(
      runners.value.origin,
      'NOT_A_RUNNER',
      `runner "${label}": "runners" is a mapping from names to runners; a single one is "runner"`,
    );
  }
  if (runners?.value.kind === 'map') for (const [name, entry] of runners.value.entries) slots.set(name, entry);
  if (runner && slots.has('default'))
    throw configError(decided(runner), 'NOT_A_RUNNER', `runner "${label}": "runner" and "runners.default" are the same thing: keep one`);
  if (runner) slots.set('default', runner);
  return { type: type.value.value, typeOrigin: type.value.origin, options: new Map(Object.entries(rest)), slots };
}

const otherNames = ({ entries }: ConfigMap, name: string): string[] => [...entries.keys()].filter((other) => other !== name);

function noType(node: ConfigMap, type: ConfigEntry | undefined, label: string, { origin, others }: EntryPlace): LeatError {
  if (type) return configError(type.value.origin, 'NOT_A_RUNNER', `runner "${label}": "type" is the name of a runner, such as sequential`);
  const near = closest('type', node.entries.keys());
  const entry = near === undefined ? undefined : node.entries.get(near);
  if (near !== undefined && entry)
    return configError(decided(entry), 'NOT_A_RUNNER', `runner "${label}": unknown option "${near}"${suggest(near, ['type'])}`);
  const other = closest(label, others);
  const hint = other === undefined ? '' : `. If it lays options over another entry: did you mean "${other}"?`;
  return configError(origin, 'NOT_A_RUNNER', `runner "${label}" has no "type": say which runner it is, as in "type: parallel"${hint}`);
}

export const notARunner = (node: ConfigNode, label: string): LeatError =>
  configError(
    node.origin,
    'NOT_A_RUNNER',
    `runner "${label}" is a name, a mapping with "type" or a list of runners${node.kind === 'scalar' ? `, not ${node.value}` : ''}`,
  );

export const emptyStack = (node: ConfigNode, label: string): LeatError =>
  configError(node.origin, 'NOT_A_RUNNER', `runner "${label}" is an empty list: put runners in it, the outermost first`);
