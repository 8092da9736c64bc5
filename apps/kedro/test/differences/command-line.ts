import { parse } from 'yaml';
import type { KedroCase } from '../case-file.ts';
import type { Difference } from './difference.ts';

/** Texts of the command line. */
export const commandLineDifferences: readonly Difference[] = [
  {
    name: 'a comma inside of brackets or quotes does not split --params',
    reason: 'lists and texts with commas can be given, as they are written in parameters.yml',
    applies: ({ kind, text = '' }) => kind === 'cli-params' && /[[{"'].*,/.test(text) && assignmentsIn(text) !== undefined,
    instead: ({ text = '' }) => ({ answer: { value: assignmentsIn(text) } }),
  },
  {
    name: 'values of --params are read by YAML 1.2',
    reason: 'as in the files: `yes` and `017` are what they look like',
    applies: ({ kind, text = '', expect }) => kind === 'cli-params' && expect.error === undefined && isReadOtherwise(text),
    instead: ({ text = '' }) => ({ answer: { value: assignmentsIn(text) } }),
  },
  {
    name: 'an empty name in a list is left out',
    reason: 'Kedro makes the comma a part of the next name',
    applies: ({ kind, of, text = '' }) => kind === 'cli-list' && of === 'nodes' && /(^|,)\s*,/.test(text),
    instead: (question) => ({ answer: { value: namesIn(question) } }),
  },
  {
    name: 'a comma inside of brackets splits no list',
    reason: 'lists are all read in one way; in Kedro those of nodes and namespaces alone leave brackets whole',
    applies: ({ kind, of, text = '' }) => kind === 'cli-list' && of !== 'nodes' && /\[[^\]]*,/.test(text),
    instead: (question) => ({ answer: { value: namesIn(question) } }),
  },
];

const whole = /\[[^\]]*\]|\{[^}]*\}|"[^"]*"|'[^']*'/g;

/** `a.b=1,c=[1,2]`, each value by YAML 1.2; nothing when a part is no assignment. */
function assignmentsIn(text: string): object | undefined {
  const kept: string[] = [];
  const parts = text.replace(whole, (piece) => `§${kept.push(piece) - 1}§`).split(',');
  const value: Record<string, unknown> = {};
  for (const part of parts.filter((one) => one.trim() !== '')) {
    const [, path, written] = /^\s*([^=]+?)\s*=(.*)$/s.exec(part) ?? [];
    if (path === undefined || written === undefined) return undefined;
    const source = written.replace(/§(\d+)§/g, (_, index: string) => kept[Number(index)]!);
    put(value, path.split('.'), scalarOr(source));
  }
  return value;
}

function scalarOr(source: string): unknown {
  try {
    return parse(source, { logLevel: 'silent' });
  } catch {
    return source.trim();
  }
}

function put(into: Record<string, unknown>, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[key] = value;
  else {
    const below = into[key];
    const group = typeof below === 'object' && below !== null ? { ...below } : {};
    into[key] = group;
    put(group as Record<string, unknown>, rest, value);
  }
}

function isReadOtherwise(text: string): boolean {
  return text.split(',').some((part) => {
    const source = part.slice(part.indexOf('=') + 1);
    return /^\s*[\w.+-]+\s*$/.test(source) && parse(source, { version: '1.1' }) !== parse(source);
  });
}

const namesIn = ({ text = '' }: KedroCase): readonly string[] =>
  text
    .split(/,(?![^[]*\])/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
