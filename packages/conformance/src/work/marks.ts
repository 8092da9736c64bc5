import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';

/** Something that happened to a node, a dataset or a runner, wherever it ran. */
export interface Mark {
  /** `start a`, `end a`, `release watched-a`. */
  readonly what: string;
  /** Milliseconds of the machine's steady clock, the same in every process. */
  readonly at: number;
  readonly pid: number;
  readonly thread: number;
  /** What there is to say about it. */
  readonly value?: unknown;
}

const file = (folder: string): string => join(folder, 'marks.jsonl');

/** Writes a mark: one line, appended in one call, so that threads and processes do not mix theirs. */
export function mark(folder: string, what: string, value?: unknown): void {
  const at = Number(process.hrtime.bigint()) / 1e6;
  const line: Mark = { what, at, pid: process.pid, thread: threadId, ...(value !== undefined && { value }) };
  appendFileSync(file(folder), `${JSON.stringify(line)}\n`);
}

/** What was marked so far, in the order it happened. */
export function marksOf(folder: string): readonly Mark[] {
  let text: string;
  try {
    text = readFileSync(file(folder), 'utf8');
  } catch {
    return []; // nothing was marked yet
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line): Mark => JSON.parse(line)).sort((one, other) => one.at - other.at);
}

/** How often it was marked. */
export const countOf = (folder: string, what: string): number => marksOf(folder).filter((each) => each.what === what).length;
