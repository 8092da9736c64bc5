import type { JsonObject, JsonValue } from '@leat/core';
import type { Answer, KedroCase } from '../case-file.ts';
import type { Difference } from './difference.ts';

/** Patterns of the catalog. */
export const factoryDifferences: readonly Difference[] = [
  {
    name: 'a name that begins with "_" declares nothing',
    reason: 'such entries are there to be referred to; in Kedro, too, they are taken out, before the catalog sees them',
    applies: ({ kind, catalog = {} }) => (kind === 'factory' || kind === 'catalog') && Object.keys(catalog).some(isHidden),
    instead: (question, graphs) => ({ as: { ...question, catalog: withoutHidden(question.catalog!) }, graphs }),
  },
  {
    name: 'no pattern fits a parameter',
    reason: '`parameters` and `params:…` are what the parameters files say, and never a dataset',
    applies: ({ kind, name, expect }) => kind === 'factory' && isParameter(name!) && expect.matched != null,
    instead: ({ expect }) => ({ answer: { patterns: expect.patterns, matched: null, config: null, inCatalog: false } }),
  },
  {
    name: 'a placeholder has a name, and no format',
    reason: '`{i:d}` is a word of a Python library; in Kedro it also makes another placeholder than `{i}`',
    applies: ({ kind, catalog = {} }) =>
      kind === 'factory' && Object.keys(catalog).some((key) => bracesIn(key).some((inside) => !isName(inside))),
    instead: () => ({ answer: { error: 'placeholder_with_format' } }),
  },
  {
    name: 'a type is fixed',
    reason: 'types are imported, and options checked, before the first node: they cannot depend on the names that are asked for',
    applies: ({ kind, catalog = {}, expect }) =>
      kind === 'factory' && expect.error === undefined && Object.values(catalog).some((entry) => bracesIn(typeIn(entry)).length > 0),
    instead: () => ({ answer: { error: 'placeholder_in_type' } }),
  },
  {
    name: 'braces that enclose no name are text',
    reason: 'options may hold JSON or queries of other languages; Kedro takes every pair of braces for a placeholder',
    applies: ({ kind, catalog = {}, expect }) =>
      kind === 'factory' &&
      expect.error === 'unknown_placeholder' &&
      Object.entries(catalog).every(([key, entry]) => namesOnlyIts(key, entry)),
    instead: (question) => ({ answer: matchedExactly(question) }),
  },
  {
    name: 'a pattern matches letters as they are written',
    reason: 'names of datasets differ by case, and files do on most machines; Kedro ignores case by an accident of a library',
    applies: ({ kind, name, expect }) => {
      if (kind !== 'factory' || expect.matched == null) return false;
      return !expressionOf(String(expect.matched)).test(name!);
    },
    instead: (question) => ({ answer: matchedExactly(question) }),
  },
  {
    name: 'a pattern that fits every name declares datasets as others do',
    reason: 'what it declares can have versions; Kedro refuses to load a version of it',
    applies: ({ kind, catalog = {}, expect }) =>
      kind === 'catalog' && expect.error === 'unknown_load_version' && Object.keys(catalog).some((key) => outside(key) === ''),
    instead: ({ catalog = {} }) => ({
      answer: {
        names: Object.keys(catalog)
          .filter((key) => !key.includes('{'))
          .sort(),
      },
    }),
  },
];

const isHidden = (name: string): boolean => name.startsWith('_');
const isParameter = (name: string): boolean => name === 'parameters' || name.startsWith('params:');
const isName = (text: string): boolean => /^[A-Za-z_]\w*$/.test(text);
const outside = (pattern: string): string => pattern.replace(/\{[^}]*\}/g, '');
const bracesIn = (text: string): readonly string[] => [...text.matchAll(/\{([^}]*)\}/g)].map(([, inside]) => inside!);

function withoutHidden(catalog: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(catalog).filter(([name]) => !isHidden(name)));
}

const isMapping = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeIn = (entry: JsonValue | undefined): string => (isMapping(entry) && typeof entry.type === 'string' ? entry.type : '');

function namesOnlyIts(pattern: string, entry: JsonValue | undefined): boolean {
  const used = bracesIn(JSON.stringify(entry).replace(/[[\]]|(?<=[:,{])\{|\}(?=[,}])|^\{|\}$/g, ''));
  return !pattern.includes('{') || used.every((inside) => !isName(inside) || bracesIn(pattern).includes(inside));
}

/** The names that fit a pattern, by a regular expression. */
function expressionOf(pattern: string): RegExp {
  const known = new Set<string>();
  const parts = pattern.split(/\{(\w+)\}/).map((part, index) => {
    if (index % 2 === 0) return RegExp.escape(part);
    if (known.has(part)) return `\\k<${part}>`;
    known.add(part);
    return `(?<${part}>.+?)`;
  });
  return new RegExp(`^${parts.join('')}$`, 's');
}

/** The answer when letters match as they are written and every name is filled in. */
function matchedExactly({ catalog = {}, name = '', expect }: KedroCase): Answer {
  const patterns = (expect.patterns ?? ranked(Object.keys(catalog).filter((key) => key.includes('{')))) as readonly string[];
  if (Object.hasOwn(catalog, name)) return { ...expect, patterns };
  const matched = patterns.find((pattern) => expressionOf(pattern).test(name));
  if (matched === undefined) return { patterns, matched: null, config: null, inCatalog: false };
  const { groups = {} } = expressionOf(matched).exec(name)!;
  return { patterns, matched, config: filled(catalog[matched]!, groups), inCatalog: true };
}

function ranked(patterns: readonly string[]): readonly string[] {
  const weight = (pattern: string) => [outside(pattern).length, bracesIn(pattern).length] as const;
  return patterns.toSorted((left, right) => {
    const [[a, b], [c, d]] = [weight(left), weight(right)];
    return c - a || d - b || (left < right ? -1 : 1);
  });
}

function filled(value: JsonValue, groups: Readonly<Record<string, string>>): JsonValue {
  if (typeof value === 'string') return value.replace(/\{(\w+)\}/g, (whole, name: string) => groups[name] ?? whole);
  if (Array.isArray(value)) return value.map((one: JsonValue) => filled(one, groups));
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one!, groups)]));
}
