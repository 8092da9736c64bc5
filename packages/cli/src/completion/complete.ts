import { proposeCompletions, type StricliProcess } from '@stricli/core';
import { application } from '../application.ts';
import type { Context } from '../context.ts';

/** Flags that are understood and not offered. */
const unoffered: readonly string[] = ['--', '--pipelines'];

/** What the last of the words could become, one line each: the word, a tab, what it is. Nothing is better than an error in the middle of someone's typing. */
export async function completionsOf(words: readonly string[], context: Context & { readonly process: StricliProcess }): Promise<string> {
  try {
    const found = await proposeCompletions(application, words, { ...context, words: words.slice(0, -1) });
    const isFlag = words.at(-1)?.startsWith('-');
    return found
      .filter(({ completion }) => !unoffered.includes(completion) && (isFlag || !completion.startsWith('-')))
      .map(({ completion, brief }) => `${completion}\t${brief}\n`)
      .join('');
  } catch {
    return '';
  }
}
