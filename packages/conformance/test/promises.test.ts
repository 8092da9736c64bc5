import { describe, test } from 'vitest';
import { promisesFor } from '../src/index.ts';
import { executor, lasting, stack, wrapper } from './subjects.ts';

describe.each([
  ['the suite’s own executor', executor],
  ['a wrapper that adds nothing', wrapper],
  ['a wrapper around a wrapper', stack],
  ['a runner without an end', lasting],
])('%s', (_, subject) => {
  for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
});
