import { isLeatError } from '@leat/core';
import type { KedroCase, Step } from '../case-file.ts';
import { errorWords } from '../error-words.ts';

/** Does one step after the other; the results in the words of the cases. */
export async function resultsOf({ steps = [], expect }: KedroCase, act: (step: Step) => unknown): Promise<readonly unknown[]> {
  const expected = expect.results as readonly unknown[];
  const results: unknown[] = [];
  for (const [index, step] of steps.entries()) {
    try {
      results.push(await act(step));
    } catch (error) {
      if (!isLeatError(error)) throw error;
      results.push(errorText(error.code, expected[index]));
    }
  }
  return results;
}

/** An error of leat in Kedro's word, where that is what was expected; a word that leat has no code for is met by any error. */
export function errorText(code: string, expected: unknown): string {
  const [, word] = /^error: (.+)$/.exec(String(expected)) ?? [];
  const isExpected = word !== undefined && (errorWords[word]?.codes.includes(code) ?? true);
  return isExpected ? `error: ${word}` : `error: ${code}`;
}
