import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectDocuments } from '../../src/nodes/collection.ts';
import { answers } from '../../src/stub/answers.ts';
import { outcomeOf } from '../../src/stub/outcome.ts';

/** The documents with their answers by topic, made by asking the functions of the service: no pipeline, no calls, no leat. */
export function expectedAnswers(documents: { readonly count: number; readonly seed: number }): Readonly<Record<string, readonly object[]>> {
  const enriched = collectDocuments(documents).map(({ id, text }) => ({ id, text, ...topicOf(text), ...answers.summarise!(text) }));
  return Object.groupBy(enriched, ({ topic }) => topic) as Record<string, object[]>;
}

const topicOf = (text: string) => answers.classify!(text) as { readonly topic: string };

/** How often a document must be asked about until there is an answer. */
export function callsFor(stub: { readonly seed: number; readonly failing: number }, endpoint: string, id: string): number {
  let attempt = 1;
  while (outcomeOf(stub, endpoint, id, attempt) !== 'answer') attempt++;
  return attempt;
}

/** What a project has saved in a folder of partitions, by the names of the files. */
export function savedIn(root: string, folder: string): Readonly<Record<string, readonly { readonly id: string }[]>> {
  const files = readdirSync(join(root, 'data', folder)).filter((name) => name.endsWith('.jsonl'));
  return Object.fromEntries(files.map((file) => [file.replace('.jsonl', ''), rowsOf(join(root, 'data', folder, file))]));
}

const rowsOf = (file: string) =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
