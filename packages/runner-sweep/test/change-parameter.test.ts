import { type JsonObject, parameterOf } from '@leat/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeParameter } from '../src/change-parameter.ts';

test('a key that itself contains dots wins over the path, as it does for a node', () => {
  const parameters = { 'model.alpha': 1, model: { alpha: 2 } };
  expect(changeParameter(parameters, 'model.alpha', 3)).toEqual({ 'model.alpha': 3, model: { alpha: 2 } });
});

test('replaces a group as a whole, and null by a value', () => {
  expect(changeParameter({ model: { alpha: 1, depth: 2 } }, 'model', { alpha: 3 })).toEqual({ model: { alpha: 3 } });
  expect(changeParameter({ model: { alpha: null } }, 'model.alpha', 3)).toEqual({ model: { alpha: 3 } });
});

test.each([
  '__proto__',
  '__proto__.polluted',
  '__proto__.toString',
  'constructor',
  'model.constructor',
  'model.toString',
  '',
  '.',
  'rows.0',
])('refuses "%s", which is no parameter', (path) => {
  expect(() => changeParameter({ model: { alpha: 1 }, rows: [1] }, path, true)).toThrow(/unknown parameter/);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

const key = fc.stringMatching(/^[ab](\.[ab])?$/);
const tree = fc.letrec<{ mapping: JsonObject }>((tie) => ({
  mapping: fc.dictionary(key, fc.oneof({ maxDepth: 3 }, fc.integer(), tie('mapping')), { maxKeys: 3, noNullPrototype: true }),
})).mapping;
const path = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 4 }).map((keys) => keys.join('.'));

test('a node reads what was set at the path it reads, and the parameters given stay as they were', () => {
  fc.assert(
    fc.property(tree, path, (parameters, at) => {
      const before = structuredClone(parameters);
      let known = true;
      try {
        parameterOf(parameters, `params:${at}`);
      } catch {
        known = false;
      }
      if (known) expect(parameterOf(changeParameter(parameters, at, 'new'), `params:${at}`)).toBe('new');
      else expect(() => changeParameter(parameters, at, 'new')).toThrow(/unknown parameter/);
      expect(parameters).toEqual(before);
    }),
    { numRuns: 500 },
  );
});
