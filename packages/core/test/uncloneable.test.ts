import { describe, expect, test } from 'vitest';
import { findUncloneable } from '../src/index.ts';

class Model {
  weights = [1, 2];
}

test.each([
  ['a class', { best: [1, 2, new Model()] }, { what: 'an instance of Model', path: '.best[2]' }],
  ['a function', new Map([['predict', function predict() {}]]), { what: 'the function "predict"', path: '.get("predict")' }],
  ['a symbol', new Set([Symbol('x')]), { what: 'a symbol', path: '.values()[0]' }],
  [
    'an object made of another',
    { inner: Object.create({ inherited: 1 }) },
    { what: 'an object with a prototype of its own', path: '.inner' },
  ],
])('finds %s, and where it stands', (_, value, found) => {
  expect(findUncloneable(value, 'thread')).toEqual(found);
  expect(findUncloneable(value, 'process')).toEqual(found);
});

describe('lets pass what arrives as it was', () => {
  const circular: Record<string, unknown> = { name: 'loop' };
  circular.self = circular;
  test.each([
    [{ text: 'a', number: 1n, nothing: null, list: [[], {}], date: new Date(), error: new RangeError('no') }],
    [new Map([[{ key: 1 }, new Set([/a/, new Float64Array(3)])]])],
    [Object.assign(Object.create(null), { plain: true })],
    [circular],
  ])('%#', (value) => {
    expect(findUncloneable(value, 'thread')).toBeUndefined();
    expect(findUncloneable(value, 'process')).toBeUndefined();
  });
});

test('tells threads and processes apart where they differ', () => {
  expect(findUncloneable(Buffer.from('a'), 'thread')).toEqual({ what: 'an instance of Buffer', path: '' });
  expect(findUncloneable(Buffer.from('a'), 'process')).toBeUndefined();
  expect(findUncloneable(new SharedArrayBuffer(1), 'thread')).toBeUndefined();
  expect(findUncloneable(new SharedArrayBuffer(1), 'process')).toEqual({ what: 'an instance of SharedArrayBuffer', path: '' });
});
