import type { Classified, Document, Enriched, Partitions, Summarised } from '../documents.ts';

/** Every document with its answers, by topic, in the order of the documents. */
export async function joinAnswers(
  documents: readonly Document[],
  topics: Partitions<Classified>,
  summaries: Partitions<Summarised>,
): Promise<Partitions<Enriched>> {
  const [topicOf, summaryOf] = await Promise.all([byId(topics), byId(summaries)]);
  const enriched = documents.map((document) => ({ ...document, ...answerTo(document, topicOf), ...answerTo(document, summaryOf) }));
  const groups = Map.groupBy(enriched, ({ topic }) => topic);
  return Object.fromEntries([...groups].map(([topic, rows]) => [topic, async () => rows]));
}

/** How many documents there are of each topic. */
export async function countTopics(enriched: Partitions<Enriched>): Promise<Readonly<Record<string, number>>> {
  const counts = await Promise.all(Object.entries(enriched).map(async ([topic, load]) => [topic, (await load()).length] as const));
  return Object.fromEntries(counts);
}

async function byId<Row extends { readonly id: string }>(partitions: Partitions<Row>): Promise<ReadonlyMap<string, Row>> {
  const rows = await Promise.all(Object.values(partitions).map((load) => load()));
  return new Map(rows.flat().map((row) => [row.id, row]));
}

function answerTo<Row>({ id }: Document, answers: ReadonlyMap<string, Row>): Row {
  const answer = answers.get(id);
  if (!answer) throw new Error(`document "${id}" has no answer yet; run the pipeline "enrichment"`);
  return answer;
}
