import { LeatError } from '@leat/core';
import { parseParameters, parseRunnerSet } from '@leat/project';
import { splitNames } from './split-names.ts';

/** The words given to a flag that takes names, or values by name. */
export function readWords(flag: string, form: 'names' | 'values', words: readonly string[]): unknown {
  if (form === 'names') return words.flatMap(splitNames);
  if (flag === 'loadVersions') return versionsOf(words);
  const text = words.join(',');
  return flag === 'params' ? parseParameters(text) : parseRunnerSet(text);
}

/** `rows:2026-11-24T14.52.07,other:…`: the name is what stands before the first colon. */
function versionsOf(words: readonly string[]): Readonly<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const word of words.flatMap(splitNames)) {
    const colon = word.indexOf(':');
    if (colon < 1 || colon === word.length - 1) throw new LeatError('USAGE', `--load-versions: "${word}" is not of the form name:version`);
    versions[word.slice(0, colon)] = word.slice(colon + 1);
  }
  return versions;
}
