import { type Dataset, memoryDataset, type Node, runNode } from '@leat/core';
import type { Answer, KedroCase } from '../case-file.ts';
import { caseNode } from '../case-pipeline.ts';

type Event = readonly [what: 'save', dataset: string, value: unknown];

/** Runs one node that returns what the case says; the answer is what it saved. */
export async function nodeRunAnswer({ inputs = null, outputs = null, given = {}, returns }: KedroCase): Promise<Answer> {
  const events = await run(
    caseNode({ name: 'n', inputs, outputs }, () => returns),
    given,
  );
  return { saves: Object.fromEntries(events.map(([, dataset, value]) => [dataset, value])) };
}

/** Runs one node that yields what the case says; the answer is every save, in order. */
export async function generatorAnswer({ outputs = null, yields = [] }: KedroCase): Promise<Answer> {
  return {
    events: await run(
      caseNode({ name: 'n', inputs: null, outputs }, () => yields.values()),
      {},
    ),
  };
}

async function run(node: Node, given: Readonly<Record<string, unknown>>): Promise<readonly Event[]> {
  const events: Event[] = [];
  const dataset = (name: string): Dataset => {
    const held = memoryDataset(...((name in given ? [given[name]] : []) as [unknown]));
    return { load: () => held.load(), save: (value) => void events.push(['save', name, value]) };
  };
  const call = { node, attempt: 1, signal: new AbortController().signal };
  await runNode(call, { runId: 'case', emit() {} }, { get: dataset });
  return events;
}
