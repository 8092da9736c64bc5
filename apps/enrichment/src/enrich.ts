import type { ReportProgress } from '@leat/core';
import { pMapIterable, pMapSkip } from 'p-map';
import { type Calls, caller } from './caller.ts';
import type { Document, Partitions, Service } from './documents.ts';

/** What to ask for, and how. */
export interface Enrichment<Row> {
  readonly documents: readonly Document[];
  /** The answers that there are. */
  readonly known: Partitions<Row>;
  readonly service: Service;
  readonly calls: Calls;
  readonly partitions: Partitioning;
  readonly signal: AbortSignal;
  readonly progress: ReportProgress;
}

/** How answers are put together. */
export interface Partitioning {
  /** Documents that are saved together. */
  readonly size: number;
  /** Partitions that are not complete yet. */
  readonly atOnce: number;
}

/** Asks one endpoint for every answer that is not known, and yields each partition when it is whole: what is saved is whole, and whoever begins again goes on behind it. */
export async function* enrich<Row extends { readonly id: string }>(
  endpoint: string,
  { documents, known, service, calls, partitions, signal, progress }: Enrichment<Row>,
): AsyncGenerator<Partitions<Row>> {
  const stop = new AbortController();
  const ask = caller<Omit<Row, 'id'>>(`${service.url}/${endpoint}`, calls, AbortSignal.any([signal, stop.signal]));

  const answersOf = async (name: string) => new Map((await known[name]?.())?.map((row) => [row.id, row]));
  const answerTo = async (document: Document) => ({ id: document.id, ...(await ask(document)) }) as Row;

  let done = 0;
  const complete = async ([name, part]: Part) => {
    const answers = await answersOf(name);
    const rows = await Promise.all(part.map((document) => answers.get(document.id) ?? answerTo(document)));
    done += part.length;
    progress({ done, total: documents.length });
    return part.every(({ id }) => answers.has(id)) ? pMapSkip : { [name]: async () => rows };
  };

  try {
    // several at once: while the last calls of one are tried again, others use the rate
    yield* pMapIterable(partsOf(documents, partitions.size), complete, { concurrency: partitions.atOnce });
  } finally {
    stop.abort(); // one call has failed: those beside it end with it
  }
}

type Part = readonly [name: string, documents: readonly Document[]];

/** Documents in their order, `size` at a time, by the id of the first. */
function* partsOf(documents: readonly Document[], size: number): Generator<Part> {
  for (let start = 0; start < documents.length; start += size) {
    const part = documents.slice(start, start + size);
    yield [part[0]!.id, part];
  }
}
