import { LeatError } from '@leat/core';
import { parseList } from './list-text.ts';

/** Reads which versions to load, `rows:2026-11-24T14.52.07.123Z,model:3`, by dataset; the last of two equal names wins. Throws USAGE. */
export function parseLoadVersions(text: string, flag = '--load-versions'): Readonly<Record<string, string>> {
  return Object.fromEntries(parseList(text).map((part) => readVersion(part, flag)));
}

/** Split at the first ":", so that a version may have others. */
function readVersion(part: string, flag: string): readonly [dataset: string, version: string] {
  const colon = part.indexOf(':');
  const dataset = part.slice(0, Math.max(colon, 0)).trim();
  const version = part.slice(colon + 1).trim();
  if (dataset === '') throw new LeatError('USAGE', `${flag}: "${part}" is not of the form dataset:version`);
  if (isFolderName(version)) return [dataset, version];
  throw new LeatError(
    'USAGE',
    `${flag}: ${JSON.stringify(version)} cannot be a version of "${dataset}": it names a folder, so it is not empty, "." or "..", and has no "/" or "\\"`,
  );
}

const isFolderName = (name: string): boolean => name !== '' && name !== '.' && name !== '..' && !/[/\\\p{Cc}]/u.test(name);
