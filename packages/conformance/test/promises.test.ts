import { describe, test } from 'vitest';
import { promisesFor } from '../src/index.ts';
import { executor, stack, wrapper } from './subjects.ts';

describe.each([
  ['the suite’s own executor', executor],
  ['a wrapper that adds nothing', wrapper],
  ['a wrapper around a wrapper', stack],
])('%s', (_, subject) => {
  for (const { title, check } of promisesFor(subject)) test(title, () => check(subject));
});
