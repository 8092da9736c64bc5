import type { Dataset } from '@leat/core';
import type { Answer, CaseFile, KedroCase } from '../case-file.ts';
import { casePipeline, returning } from '../case-pipeline.ts';
import { runOneAtATime } from './one-at-a-time.ts';

type What = 'load' | 'save' | 'confirm' | 'release';

/** An event of a watched dataset, and how many nodes had started. */
interface Happened {
  readonly what: What;
  readonly dataset: string;
  readonly during: number;
}

/**
 * Runs the pipeline one node at a time over datasets that record. Which ready node is next is leat's own choice, so the answer is
 * the events sorted by dataset, with each dataset's own events in order, and what was released too early or too late.
 */
export async function releaseAnswer(question: KedroCase, graphs: CaseFile['graphs']): Promise<Answer> {
  const happened: Happened[] = [];
  let started = 0;
  const watched = new Set(question.watch);
  const recording = (name: string): Dataset => {
    const record = (what: What) => void (watched.has(name) && happened.push({ what, dataset: name, during: started }));
    return {
      load() {
        record('load');
        return name;
      },
      save: () => record('save'),
      confirm: () => record('confirm'),
      release: () => record('release'),
      exists: () => true,
    };
  };
  const pipeline = casePipeline(graphs[question.graph!]!, returning);
  const datasets = new Map<string, Dataset>();
  const get = (name: string) => datasets.get(name) ?? datasets.set(name, recording(name)).get(name)!;
  const parameters = pipeline.nodes.flatMap(({ inputs }) => inputs.filter((name) => name.startsWith('params:')));
  const result = await runOneAtATime(
    {
      parameters: {},
      data: new Map(parameters.map((name) => [name, get(name)])),
      load: async () => ({ pipeline: async () => pipeline, catalog: { get } }),
    },
    () => started++,
  );
  if (result.status !== 'succeeded') throw new Error(`the run ${result.status}: ${result.error.message}`);
  return {
    events: byDataset(happened.map(({ what, dataset }) => [what, dataset])),
    late: happened.filter(isLate).map(({ dataset }) => dataset),
    returned: [...result.outputs.keys()].sort(),
  };
}

/** Kedro's answer in the same form: nothing is late. */
export const releaseExpectation = ({ events, returned }: Answer): Answer => ({
  events: byDataset(events as [string, string][]),
  late: [],
  returned,
});

/** Whether another node has started between the last use of the dataset and its release. */
function isLate({ what, dataset, during }: Happened, index: number, all: readonly Happened[]): boolean {
  if (what !== 'release') return false;
  const used = all.slice(0, index).findLast((event) => event.dataset === dataset);
  return used === undefined || used.during !== during;
}

function byDataset(events: readonly (readonly [string, string])[]): Readonly<Record<string, readonly string[]>> {
  const sorted: Record<string, string[]> = {};
  for (const [what, dataset] of events) sorted[dataset] = [...(sorted[dataset] ?? []), what];
  return sorted;
}
