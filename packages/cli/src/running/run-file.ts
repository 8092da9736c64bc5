import { type JsonObject, type JsonValue, suggest } from '@leat/core';
import { configError, type LocatedValue, plainValue } from '@leat/project';
import { type FlagForm, forms } from './flag-forms.ts';
import { readWords } from './read-words.ts';

const takes: Readonly<Record<FlagForm, string>> = {
  text: 'a text',
  names: 'a list of names',
  values: 'a mapping',
  switch: 'true or false',
};

/** One flag of a run file; nothing for `null`. Throws USAGE with the place of what is wrong. */
export function readFlag(key: string, located: LocatedValue): unknown {
  const at = located.origins.at(-1)!;
  if (!Object.hasOwn(forms, key)) {
    const hint = key === 'run' ? ': the flags stand at the top, with no "run" around them' : suggest(key, Object.keys(forms));
    throw configError(at, 'USAGE', `there is no flag "${key}"${hint}`);
  }
  const form = forms[key as keyof typeof forms];
  const value = plainValue(located);
  if (value === null) return undefined;
  const found = readValue(key, form, value);
  if (found !== undefined) return found;
  throw configError(at, 'USAGE', `"${key}" takes ${takes[form]}, and this is ${formOf(value)}`);
}

function readValue(key: string, form: FlagForm, value: JsonValue): unknown {
  if (form === 'switch') return typeof value === 'boolean' ? value : undefined;
  if (form === 'text') return isName(value) ? String(value) : undefined;
  if (form === 'names' && Array.isArray(value)) return value.every(isName) ? value.map(String) : undefined;
  if (typeof value === 'string') return readWords(key, form, [value]);
  if (form === 'names' || Array.isArray(value) || typeof value !== 'object' || value === null) return undefined;
  return key === 'params' ? value : Object.fromEntries(leaves(value as JsonObject, key === 'loadVersions'));
}

/** Options of runners by their paths, versions by names. */
function* leaves(values: JsonObject, asText: boolean, prefix = ''): Generator<[string, JsonValue]> {
  for (const [key, value] of Object.entries(values) as [string, JsonValue][]) {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (isGroup && !asText) yield* leaves(value as JsonObject, asText, `${prefix}${key}.`);
    else yield [prefix + key, asText ? String(value) : value];
  }
}

const isName = (value: JsonValue): boolean => typeof value === 'string' || typeof value === 'number';

function formOf(value: JsonValue): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : JSON.stringify(value);
}
