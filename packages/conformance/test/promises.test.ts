import { describe, expect, test } from 'vitest';
import { promises, promisesFor } from '../src/index.ts';
import { executor, lasting, stack, wrapper } from './subjects.ts';

describe.each([
  ['the suite’s own executor', executor],
  ['a wrapper that adds nothing', wrapper],
  ['a wrapper around a wrapper', stack],
  ['a runner without an end', lasting],
])('%s', (_, subject) => {
  for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
});

test('every promise has an id and a title of its own', () => {
  expect(new Set(promises.map(({ id }) => id)).size).toBe(promises.length);
  expect(new Set(promises.map(({ title }) => title)).size).toBe(promises.length);
});

test('a runner without an end promises nothing about runs that end', () => {
  expect(new Set(promisesFor(lasting).map(({ group }) => group))).toEqual(new Set(['endless']));
});
