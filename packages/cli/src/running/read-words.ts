import { parseList, parseLoadVersions, parseParameters, parseRunnerSet } from '@leat/project';

/** The words given to a flag that takes names, or values by name. */
export function readWords(flag: string, form: 'names' | 'values', words: readonly string[]): unknown {
  if (form === 'names') return words.flatMap((word) => parseList(word));
  const text = words.join(',');
  if (flag === 'loadVersions') return parseLoadVersions(text);
  return flag === 'params' ? parseParameters(text) : parseRunnerSet(text);
}
