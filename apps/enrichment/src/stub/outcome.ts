import { chance } from '../random.ts';

/** What comes of a request that was let in. */
export type Outcome = 'answer' | 'error' | 'reset';

/** The same for the same seed, endpoint, document and attempt, so that whoever asks can be checked. */
export function outcomeOf(
  { seed, failing }: { readonly seed: number; readonly failing: number },
  endpoint: string,
  id: string,
  attempt: number,
): Outcome {
  const drawn = chance(seed, endpoint, id, attempt);
  if (drawn >= failing) return 'answer';
  return drawn < failing / 2 ? 'reset' : 'error';
}
