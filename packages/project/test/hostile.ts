import { isLeatError } from '@leat/core';
import fc from 'fast-check';
import type { ConfSource } from '../src/configuration/conf-source.ts';
import { toJson } from '../src/configuration/config-tree.ts';
import { readConfiguration } from '../src/configuration/configuration.ts';
import { type Kind, kinds } from '../src/configuration/environment.ts';
import { checkEntries } from '../src/configuration/runner-entry.ts';
import { readCatalog } from '../src/loading/catalog-entry.ts';

/** Two files of one kind: one of `conf/base`, one laid over it. */
export interface Hostile {
  readonly kind: Kind;
  readonly extension: 'yml' | 'json';
  readonly base: string;
  readonly over: string;
}

const keys = [
  'a',
  'b',
  'a.b',
  'type',
  'runner',
  'runners',
  'parameters',
  'credentials',
  '_hidden',
  '1',
  '"1"',
  '<<',
  '? [a]',
  '"{x}"',
  '"{x}{y}"',
];
const unsafeKeys = ['__proto__', 'constructor', 'prototype', '"__proto__"', '"\\u005f_proto__"'];
const scalars = [
  ...['1', '-0', '0x1F', '0o17', '1e400', '9007199254740993', '.nan', '.inf', '1_000', '12:30:00', 'no', 'yes', '~', 'null', 'true', "''"],
  ...[
    '2026-11-24',
    '!!js/function "x"',
    '!!binary AA==',
    '!!set {a}',
    '!!timestamp 2026-11-24',
    '!x y',
    '"\\x00"',
    '"\\uD800"',
    '"\\',
    "'open",
  ],
  ...[
    'parallel',
    'sequential',
    'csv',
    '[]',
    '{}',
    '@bad',
    '`bad',
    '%bad',
    '|',
    '>',
    '| \n   text',
    '- a',
    'a: b: c',
    '# comment',
    '\ufeff',
    '\u0000',
  ],
];
const references = [
  ...[
    '${a}',
    '${b}',
    '${a.b}',
    '${a[0]}',
    '${.a}',
    '${..a}',
    '${globals:a}',
    '${globals:a,${b}}',
    '${runtime_params:a,1}',
    '${env:LEAT_NONE}',
  ],
  ...[
    '${env:LEAT_NONE,${env:LEAT_NONE,x}}',
    '${secret:A}',
    '${secret:A,b}',
    '${secret:${a}}',
    '${own:a,b}',
    '${${a}}',
    '${',
    '${}',
    '${:}',
    '\\${a}',
  ],
  ...[
    '${a}${a}${a}${a}',
    '${env:LEAT_NONE,[1}',
    '${env:LEAT_NONE,{a: 1}}',
    '${constructor}',
    '${__proto__}',
    '${a.__proto__.x}',
    '${globals:toString}',
  ],
];

const node = fc.letrec<{ node: string; map: string; list: string; leaf: string }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('leaf'), tie('map'), tie('list')),
  leaf: fc.oneof(
    fc.constantFrom(...scalars),
    fc.constantFrom(...references).map((text) => JSON.stringify(text)),
    fc.constantFrom('*x', '*y', '*none', '&x 1', '&y', '&\ufeffx a'),
    fc.string({ maxLength: 12 }).map((text) => JSON.stringify(text)),
    fc.string({ unit: 'binary', maxLength: 12 }),
  ),
  map: fc
    .tuple(fc.constantFrom('', '&x ', '&y '), fc.array(fc.tuple(keyText(), tie('node')), { maxLength: 5 }))
    .map(([anchor, pairs]) => `${anchor}{ ${pairs.map(([key, value]) => `${key}: ${value}`).join(', ')} }`),
  list: fc
    .tuple(fc.constantFrom('', '&x ', '&y '), fc.array(tie('node'), { maxLength: 5 }))
    .map(([anchor, items]) => `${anchor}[${items.join(', ')}]`),
})).node;

function keyText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...keys) },
    { weight: 1, arbitrary: fc.constantFrom(...unsafeKeys) },
    { weight: 3, arbitrary: fc.string({ maxLength: 6 }).map((text) => JSON.stringify(text)) },
  );
}

/** Mappings in blocks, as people write them. */
const block = fc
  .array(fc.tuple(keyText(), node, fc.constantFrom('', '  ', '\t', '    ')), { maxLength: 8 })
  .map((lines) => lines.map(([key, value, indent]) => `${indent}${key}: ${value}`).join('\n'));

const tidy = fc
  .array(fc.tuple(fc.constantFrom('a', 'b', 'c', '_d'), node), { maxLength: 6 })
  .map((lines) => lines.map(([key, value], index) => `${key}${index}: ${value}`).join('\n'));

const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...scalars,
        ...references,
        ...keys,
        ': ',
        '\n',
        '\r\n',
        '  ',
        '- ',
        '? ',
        '---\n',
        '...\n',
        '%YAML 1.1\n',
        '&x ',
        '*x',
      ),
      fc.string({ maxLength: 4 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(''));

const json = fc.json({ maxDepth: 5 }).map((text) => `{ "a": ${text}, "__proto__x": 1, "b": ${text} }`);

/** What grows, by one number. */
const growing: readonly ((size: number) => string)[] = [
  (size) => `a: ${'['.repeat(size)}${']'.repeat(size)}`,
  (size) => `${'{ a: '.repeat(size)}1${' }'.repeat(size)}`,
  (size) => Array.from({ length: size }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  (size) => `a: ${'- '.repeat(size)}x`,
  (size) => laughs(size % 40),
  (size) => `a: &x { b: 1 }\n${Array.from({ length: size }, (_, index) => `k${index}: *x`).join('\n')}`,
  (size) =>
    Array.from({ length: size % 60 }, (_, index) => `k${index + 1}: "\${k${index}}\${k${index}}"`)
      .join('\n')
      .replace('k1:', 'k0: xx\nk1:'),
  (size) => Array.from({ length: size }, (_, index) => `k${index}: \${k${index + 1}}`).join('\n'),
  (size) => `a: "${'${a'.repeat(size)}"`,
  (size) => `a: "${'${env:LEAT_NONE,'.repeat(size)}${'}'.repeat(size)}"`,
  (size) => `a: "${'x'.repeat(size)}"\nb: "${'${a}'.repeat(size)}"`,
  (size) => `"${'{x}'.repeat(size % 50)}": { type: csv }\n`,
  (size) => Array.from({ length: size }, () => 'a: 1').join('\n'),
  (size) => `a: "${'\\'.repeat(size)}"`,
  (size) => `<<: [${'{ a: 1 }, '.repeat(size)}]`,
];

const laughs = (depth: number): string =>
  [
    'k0: &k0 [x]',
    ...Array.from({ length: depth }, (_, index) => `k${index + 1}: &k${index + 1} [*k${index}, *k${index}, *k${index}]`),
  ].join('\n');

const grown = fc.tuple(fc.constantFrom(...growing), fc.nat(3000)).map(([grow, size]) => grow(size));

/** A text that was well meant, and then cut, doubled or joined somewhere. */
const mangled = fc
  .tuple(fc.oneof(tidy, block), fc.nat(200), fc.nat(20), fc.constantFrom('', '"', "'", '}', ']', '&x ', '*x', '\t', '\u0000', '${'))
  .map(([text, at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut));

const text = fc.oneof(
  { weight: 30, arbitrary: tidy },
  { weight: 20, arbitrary: block },
  { weight: 20, arbitrary: mangled },
  { weight: 15, arbitrary: soup },
  { weight: 10, arbitrary: json },
  { weight: 1, arbitrary: grown },
);

export const hostile: fc.Arbitrary<Hostile> = fc.record({
  kind: fc.constantFrom(...kinds),
  extension: fc.constantFrom('yml', 'yml', 'json'),
  base: text,
  over: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: text }),
});

/** What must hold of any two files: they are read, or refused by an error of ours with a place, within a second, and no prototype is touched. */
export function readHostile(files: Hostile): 'read' | 'refused' {
  const before = Object.getOwnPropertyNames(Object.prototype).length;
  const start = performance.now();
  const outcome = tryToRead(files);
  const took = performance.now() - start;
  if (took > 1000) throw new Error(`it took ${Math.round(took)} ms`);
  if (Object.getOwnPropertyNames(Object.prototype).length !== before) throw new Error('a prototype was touched');
  return outcome;
}

function tryToRead(files: Hostile): 'read' | 'refused' {
  try {
    const configuration = readConfiguration(sourceOf(files), { env: 'prod' });
    const catalog = configuration.catalog({ own: () => 'own' });
    readCatalog(catalog, configuration.credentials);
    checkEntries(configuration.runners);
    JSON.stringify([configuration.parameters, configuration.globals, configuration.runners, catalog].map((tree) => toJson(tree)));
    return 'read';
  } catch (error) {
    if (!isLeatError(error)) throw error;
    const { file, line } = error.details ?? {};
    if (typeof file !== 'string' || typeof line !== 'number' || line < 1) throw new Error(`no place: ${error.message}`, { cause: error });
    return 'refused';
  }
}

function sourceOf({ kind, extension, base, over }: Hostile): ConfSource {
  const texts: Readonly<Record<string, string>> = { [`base/${kind}.${extension}`]: base, [`prod/${kind}.${extension}`]: over };
  return {
    name: 'conf',
    folders: ['base', 'prod'],
    filesIn: () => [`${kind}.${extension}`],
    read: (file) => texts[file] ?? '',
  };
}
