import type { Document } from '../documents.ts';
import { chance } from '../random.ts';
import { asides, sentences } from '../sentences.ts';

/** As many documents as are wanted, the same ones for the same seed. Each is about one thing, and says it in two sentences among others. */
export const collectDocuments = ({ count, seed }: { readonly count: number; readonly seed: number }): readonly Document[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `d${String(index).padStart(5, '0')}`,
    text: letter((what, from) => from[Math.floor(chance(seed, index, what) * from.length)] as string),
  }));

type Pick = (what: string, from: readonly string[]) => string;

function letter(pick: Pick): string {
  const about = sentences[pick('topic', Object.keys(sentences))] as readonly string[];
  const first = pick('first', about);
  const second = pick(
    'second',
    about.filter((sentence) => sentence !== first),
  );
  return [pick('greeting', asides), first, second, pick('end', asides)].join(' ');
}
