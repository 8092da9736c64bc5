import { isLeatError } from '@leat/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originsAt, toJson } from '../src/configuration/config-tree.ts';
import { readYaml } from '../src/configuration/yaml-file.ts';

const read = (text: string) => toJson(readYaml(text, 'x.yml'));

const accepted: readonly (readonly [title: string, text: string, value: unknown])[] = [
  ['nothing at all', '', {}],
  ['only comments', '# nothing\n', {}],
  ['a byte order mark', '\ufeffa: 1\n', { a: 1 }],
  [
    'YAML 1.2 scalars',
    'a: yes\nb: off\nc: 0o17\nd: 017\ne: 1e3\nf: 12:30:00\ng: ~\nh: 2020-01-01\n',
    { a: 'yes', b: 'off', c: 15, d: 17, e: 1000, f: '12:30:00', g: null, h: '2020-01-01' },
  ],
  ['JSON, indented with tabs', '{\n\t"a": [1, "2", null],\n\t"b": {"c": true}\n}\n', { a: [1, '2', null], b: { c: true } }],
  [
    'anchors used many times',
    `a: &a { b: 1 }\nc: [${Array.from({ length: 500 }, () => '*a').join(', ')}]\n`,
    { a: { b: 1 }, c: Array.from({ length: 500 }, () => ({ b: 1 })) },
  ],
  [
    'a merge key, with what stands beside it winning',
    'a: &a { b: 1, c: 2 }\nd: { <<: *a, c: 3 }\n',
    { a: { b: 1, c: 2 }, d: { c: 3, b: 1 } },
  ],
  [
    'a merge key with several mappings, the first winning',
    'a: &a { x: 1 }\nb: &b { x: 2, y: 2 }\nc:\n  <<: [*a, *b]\n',
    { a: { x: 1 }, b: { x: 2, y: 2 }, c: { x: 1, y: 2 } },
  ],
  ['a quoted "<<" as a plain key', '"<<": 1\n', { '<<': 1 }],
  ['a large number written as a float', 'a: 1e300\n', { a: 1e300 }],
  ['numbers as keys', '1: a\n2.5: b\n', { 1: 'a', 2.5: 'b' }],
];

test.each(accepted)('reads %s', (_, text, value) => {
  expect(read(text)).toEqual(value);
});

const laughs = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array.from({ length: 10 }, () => `*l${n}`).join(', ')}]`).join(
  '\n',
);

const refused: readonly (readonly [title: string, text: string, message: string])[] = [
  ['a billion laughs', `l0: &l0 ha\n${laughs}\n`, 'x.yml:6:45  "*l4" brings the values repeated by aliases to more than 100000'],
  ['a value inside its own anchor', 'a: &a { b: *a }\n', 'x.yml:1:12  "*a" stands inside its own anchor, so it would never end'],
  ['an alias without an anchor', 'a: *b\n', 'x.yml:1:4  there is no anchor "&b" before this'],
  ['an alias before its anchor', 'a: *b\nb: &b 1\n', 'x.yml:1:4  there is no anchor "&b" before this'],
  ['a %YAML directive', '%YAML 1.1\n---\na: no\n', 'x.yml:1:1  a %YAML directive changes what values mean: take it out'],
  ['two documents', 'a: 1\n---\nb: 2\n', 'x.yml:2:1  a second document begins here: a file of conf/ holds one, so take out the "---"'],
  ['the same key twice', 'a: 1\na: 2\n', 'x.yml:2:1  "a" is already in this mapping, on line 1'],
  ['__proto__ as a key', 'a:\n  __proto__: { admin: true }\n', 'x.yml:2:3  "__proto__" cannot be a key'],
  ['constructor as a key', '"constructor": 1\n', 'x.yml:1:1  "constructor" cannot be a key'],
  ['prototype as a key, by way of an anchor', 'a: &k prototype\nb:\n  *k : 1\n', 'x.yml:3:3  "prototype" cannot be a key'],
  ['a merge key that merges no mapping', 'a: &a [1]\nb: { <<: *a }\n', 'x.yml:2:6  "<<" takes a mapping, or a list of mappings'],
  ['an unknown tag', 'a: !secret x\n', 'x.yml:1:4  it cannot be read as YAML: Unresolved tag: !secret'],
  ['a list as a key', '? [a]\n: 1\n', 'x.yml:1:3  a key is a name, not a list or a mapping'],
  ['a missing key', ': 1\n', 'x.yml:1:1  a key is missing before ":"'],
  ['infinity', 'a: .inf\n', 'x.yml:1:4  the number .inf cannot be held exactly: write it in quotes to keep it as text'],
  [
    'a number beyond every float',
    'a: -1e400\n',
    'x.yml:1:4  the number -1e400 cannot be held exactly: write it in quotes to keep it as text',
  ],
  [
    'a rounded hexadecimal',
    'a: 0xffffffffffffffff\n',
    'x.yml:1:4  the number 0xffffffffffffffff cannot be held exactly: write it in quotes to keep it as text',
  ],
  ['depth 101', `a: ${'['.repeat(101)}${']'.repeat(101)}\n`, 'x.yml:1:103  values are nested more than 100 deep'],
  ['depth 5000', `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`, 'values are nested more than 100 deep'],
  ['6 MB', `a: ${'x'.repeat(6 * 1024 * 1024)}\n`, 'x.yml: the file is larger than 5 MB: put data into a dataset'],
];

test.each(refused)('refuses %s', (_, text, message) => {
  expect(() => read(text)).toThrow(
    expect.objectContaining({ code: expect.stringMatching(/^(CONFIG_SYNTAX|DUPLICATE_KEY)$/), message: expect.stringContaining(message) }),
  );
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
});

test('knows where each value stands, also behind an anchor', () => {
  const tree = readYaml('a: &a\n  b:\n    - 1\n    - c: 2\nd: *a\n', 'x.yml');
  const at = (...path: string[]) => originsAt(tree, path)?.map(({ line, column }) => `${line}:${column}`);
  expect(at('a')).toEqual(['1:1']);
  expect(at('a', 'b')).toEqual(['2:3']);
  expect(at('a', 'b', '1')).toEqual(['4:7']);
  expect(at('a', 'b', '1', 'c')).toEqual(['4:7']);
  expect(at('d')).toEqual(['5:1']);
  expect(at('d', 'b')).toEqual(['2:3']);
  expect(at('a', 'b', 'nothing')).toEqual(['2:3']);
  expect(at('nothing')).toBeUndefined();
});

const pieces = [
  'a',
  '&x ',
  '*x',
  ': ',
  '\n',
  '  ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  ',',
  '"',
  "'",
  '!!js/function ',
  '<<',
  '%YAML 1.1\n',
  '---\n',
  '|',
  '>',
  '#',
  '?',
  '\ufeff',
  '\t',
  '__proto__',
  '~',
  '1e400',
  '0x',
  '\0',
  '🌊',
];

test('gives a plain value or a LeatError for any text, and leaves prototypes alone', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (chosen) => {
      try {
        const value = read(chosen.join(''));
        expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      } catch (error) {
        expect(error).toSatisfy(isLeatError);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test('reads every JSON mapping that has safe keys and numbers', () => {
  const isSafe = (text: string): boolean => !/__proto__|constructor|prototype/.test(text);
  fc.assert(
    fc.property(fc.dictionary(fc.string().filter(isSafe), fc.jsonValue({ maxDepth: 4 })), (object) => {
      const text = JSON.stringify(object);
      fc.pre(isSafe(text) && !/\d{16}|\de[+]/.test(text) && !/-0[,\]}]/.test(text));
      expect(read(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});
