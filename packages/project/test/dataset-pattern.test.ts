import fc from 'fast-check';
import { expect, test } from 'vitest';
import { match, parsePattern, rank } from '../src/loading/dataset-pattern.ts';

const patternOf = (text: string) => {
  const pattern = parsePattern(text);
  if (!pattern) throw new Error(`${text} is no pattern`);
  return pattern;
};
const matched = (pattern: string, name: string) => {
  const values = match(patternOf(pattern), name);
  return values && Object.fromEntries(values);
};

test.each<readonly [pattern: string, name: string, values: Record<string, string> | undefined]>([
  ['{name}', 'rows', { name: 'rows' }],
  ['{name}', '', undefined],
  ['{name}@csv', 'cars@csv', { name: 'cars' }],
  ['{name}@csv', '@csv', undefined],
  ['{name}_raw', 'cars_RAW', undefined],
  ['{a}.{b}', 'x.y.z', { a: 'x', b: 'y.z' }],
  ['{a}_{b}_{c}', 'a_b_c_d', { a: 'a', b: 'b', c: 'c_d' }],
  ['{a}{b}', 'xyz', { a: 'x', b: 'yz' }],
  ['{a}{b}', 'x', undefined],
  ['pre_{a}', 'pre_', undefined],
  ['pre_{a}_post', 'pre_x_post', { a: 'x' }],
  ['pre_{a}_post', 'pre_x_posts', undefined],
  ['{a}_{a}', 'x_x', { a: 'x' }],
  ['{a}_{a}', 'x_y', undefined],
  ['{a}_{a}', 'x_y_x_y', { a: 'x_y' }],
  ['{a}(.*){b}', 'x(.*)y', { a: 'x', b: 'y' }],
  ['{a}(.*){b}', 'xzzy', undefined],
])('pattern %s reads %s as %j', (pattern, name, values) => {
  expect(matched(pattern, name)).toEqual(values);
});

test.each(['name', '{}', '{a', 'a}', '{a}}', '{{a}', '{a b}', '{1}', '{a:d}', '{a}{'])('%s is no pattern', (text) => {
  expect(parsePattern(text)).toBeUndefined();
});

test('ranks by characters outside braces, then by placeholders, then by text', () => {
  const texts = ['{default}', '{layer}_{name}', '{name}#csv', '{ns}.{name}', '{ns}.int_{name}', '{a}_{b}_{c}'];
  expect(rank(texts.map(patternOf)).map(({ text }) => text)).toEqual([
    '{ns}.int_{name}',
    '{name}#csv',
    '{a}_{b}_{c}',
    '{layer}_{name}',
    '{ns}.{name}',
    '{default}',
  ]);
});

test('what a pattern reads, written into the pattern, is the name again', () => {
  const piece = fc.constantFrom('a', 'b', '_', '.', '{x}', '{y}', '{z}');
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }),
      fc.array(fc.constantFrom('a', 'b', '_', '.'), { maxLength: 10 }),
      (pieces, letters) => {
        const pattern = parsePattern(pieces.join(''));
        fc.pre(pattern !== undefined);
        const values = match(pattern, letters.join(''));
        const written =
          values && pattern.literals.map((literal, index) => literal + (values.get(pattern.placeholders[index] ?? '') ?? '')).join('');
        if (values) expect(written).toBe(letters.join(''));
        expect(values !== undefined).toBe(fitsByExpression(pattern.text, letters.join('')));
      },
    ),
    { numRuns: 2000 },
  );
});

/** The same question put to a regular expression, which may take long and is only for tests. */
function fitsByExpression(pattern: string, name: string): boolean {
  const seen = new Set<string>();
  const source = pattern.replace(/\{(\w+)\}|[.]/g, (whole, placeholder?: string) => {
    if (placeholder === undefined) return `\\${whole}`;
    if (seen.has(placeholder)) return `\\k<${placeholder}>`;
    seen.add(placeholder);
    return `(?<${placeholder}>.+?)`;
  });
  return new RegExp(`^${source}$`, 's').test(name);
}

test('a long name that almost fits is refused at once', () => {
  const started = performance.now();
  expect(matched('{a}a{b}a{c}a{d}a{e}!', 'a'.repeat(10_000))).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(500);
});
