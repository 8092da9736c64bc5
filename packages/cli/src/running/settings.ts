import { LeatError, type Selection } from '@leat/core';
import { readRunFile } from '@leat/project';
import type { RunFlags } from '../flags.ts';
import { type FlagForm, forms, type Settings } from './flag-forms.ts';
import { readWords } from './read-words.ts';
import { readFlag } from './run-file.ts';

/** What a command was told by its flags and its run file. */
export interface RunSettings extends Settings {
  readonly pipeline?: string;
  readonly select?: Selection;
}

type Values = Partial<Record<keyof typeof forms, unknown>>;

/** The flags of a command line, read; those of its run file where the command line says nothing. Throws USAGE, and what reading the file throws. */
export function settingsOf(flags: Partial<RunFlags>): RunSettings {
  const said = saidByWords(flags);
  const written = flags.config === undefined ? {} : saidByFile(flags.config);
  if (said.verbose) delete written.quiet;
  if (said.quiet) delete written.verbose;
  const { pipeline, pipelines, ...others } = { ...written, ...said } as Values & Settings;
  if (pipeline !== undefined && pipelines !== undefined)
    throw new LeatError('USAGE', '--pipelines and --pipeline are one flag: give one of them');
  if (others.quiet && others.verbose) throw new LeatError('USAGE', '--quiet and --verbose contradict each other: give one of them');
  const named = (pipeline ?? pipelines) as readonly string[] | undefined;
  const select = selectionOf(others);
  return { ...others, ...(named && named.length > 0 && { pipeline: named.join(',') }), ...(select && { select }) };
}

function saidByWords(flags: Partial<RunFlags>): Values {
  const values: Values = {};
  for (const [flag, form] of Object.entries(forms) as [keyof typeof forms, FlagForm][]) {
    const given = flags[flag];
    if (given === undefined) continue;
    values[flag] = form === 'names' || form === 'values' ? readWords(flag, form, given as readonly string[]) : given;
  }
  return values;
}

function saidByFile(path: string): Values {
  const values: Values = {};
  for (const [key, located] of Object.entries(readRunFile(path).entries)) {
    const value = readFlag(key, located);
    if (value !== undefined) values[key as keyof typeof forms] = value;
  }
  return values;
}

const filters = [
  'nodes',
  'tags',
  'namespaces',
  'fromNodes',
  'toNodes',
  'fromInputs',
  'toOutputs',
] as const satisfies readonly (keyof Selection)[];

/** The node filters among the flags; nothing when there are none. */
function selectionOf(settings: Settings): Selection | undefined {
  const given = filters.filter((filter) => settings[filter] !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given.map((filter) => [filter, settings[filter]]));
}
