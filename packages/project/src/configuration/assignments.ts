import { type JsonValue, LeatError } from '@leat/core';
import { toJson } from './config-tree.ts';
import { type Origin, wholeOf } from './origin.ts';
import { isUnsafeKey } from './safe-key.ts';
import { readYamlValue } from './yaml-file.ts';
import { readScalar } from './yaml-scalar.ts';

/** One `path=value` of a command line. */
export type Assignment = readonly [path: string, value: JsonValue];

/** Reads `a.b=1,c=[1,2],d="x,y"` as given to `flag`: commas inside brackets and quotes do not split, values are YAML scalars or flow collections. Throws USAGE. */
export function readAssignments(text: string, flag: string): readonly Assignment[] {
  return splitAtCommas(text, flag)
    .filter((part) => part.trim() !== '')
    .map((part) => readAssignment(part, flag));
}

/** One value of a command line or of a default, which stands at `origin`: a quoted or bracketed one is read by YAML, any other as a YAML scalar. */
export function readValue(text: string, origin: Origin): JsonValue {
  const trimmed = text.trim();
  return /^["'[{]/.test(trimmed) ? toJson(readYamlValue(trimmed, origin)) : readScalar(trimmed);
}

/** The keys of a dotted path. Throws USAGE for an empty key, or one that could reach a prototype. */
export function keysOf(path: string, flag: string): readonly string[] {
  const keys = path.split('.');
  if (keys.includes('')) throw new LeatError('USAGE', `${flag}: "${path}" has an empty key`);
  const unsafe = keys.find(isUnsafeKey);
  if (unsafe !== undefined) throw new LeatError('USAGE', `${flag}: "${unsafe}" cannot be a key`);
  return keys;
}

function readAssignment(part: string, flag: string): Assignment {
  const equals = part.indexOf('=');
  const path = part.slice(0, Math.max(equals, 0)).trim();
  if (path === '') throw new LeatError('USAGE', `${flag}: "${part.trim()}" is not of the form name=value`);
  keysOf(path, flag);
  return [path, readValue(part.slice(equals + 1), wholeOf(`${flag} ${path}`))];
}

function splitAtCommas(text: string, flag: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let open = '';
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (quote !== '') {
      if (character === '\\' && quote === '"') at++;
      else if (character === quote) quote = '';
    } else if (isQuote(character) && startsValue(text, start, at, open)) quote = character;
    else if (character === '[' || character === '{') open += character;
    else if (character === ']' || character === '}') open = open.slice(0, -1);
    else if (character === ',' && open === '') {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (quote !== '') throw new LeatError('USAGE', `${flag}: a ${quote} is never closed in ${text.slice(start).trim()}`);
  return [...parts, text.slice(start)];
}

const isQuote = (character: string): boolean => character === '"' || character === "'";

/** An apostrophe inside a word (`name=d'Arc`) quotes nothing; at the start of a value, or inside brackets, it does. */
function startsValue(text: string, start: number, at: number, open: string): boolean {
  return open !== '' ? /[[{,:]\s*$/.test(text.slice(start, at)) : /=\s*$/.test(text.slice(start, at));
}
