import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '@leat/core';
import { expect, test } from 'vitest';
import { collectDocuments } from '../src/nodes/collection.ts';
import { outcomeOf } from '../src/stub/outcome.ts';
import { startStub } from '../src/stub-server.ts';
import { callsFor, expectedAnswers, savedIn } from './support/answered.ts';
import { runProject } from './support/project-run.ts';
import { copyOfApp } from './support/scratch.ts';

const documents = { count: 200, seed: 7 };
const params = {
  documents,
  partitions: { size: 20, atOnce: 2 },
  calls: { inFlight: 16, perSecond: 1000, tries: 8, backoff: 20 },
};
const service = { port: 0, perSecond: 5000, delay: 5, failing: 0.2, seed: 1 };
const ids = collectDocuments(documents).map(({ id }) => id);

test.each([
  ['sequential', 'here', []],
  ['parallel', 'threads', []],
  ['retry(sequential)', 'here', ['again']],
] as const)(
  'under %s every document is enriched once, by as many calls as it takes and no faster than is allowed',
  async (_, runner, layers) => {
    // all at once would be too many for the service; calls are held to half of what it lets in, for a busy machine delays some, and then they come together
    const strict = { ...service, perSecond: 200 };
    const held = { ...params, partitions: { size: 100, atOnce: 2 }, calls: { ...params.calls, inFlight: 100, perSecond: 100 } };
    const root = copyOfApp();
    await using stub = await startStub(strict);
    const result = await runProject(root, { runner, layers, params: held, service: stub });

    expect(result).toMatchObject({ status: 'succeeded' });
    expect(savedIn(root, '03_enriched')).toEqual(expectedAnswers(documents));
    for (const [endpoint, { asked, rate }] of Object.entries(stub.endpoints)) {
      expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(ids.map((id) => [id, callsFor(service, endpoint, id)])));
      expect(rate.refused).toBe(0);
      expect(rate.busiest).toBeLessThanOrEqual(strict.perSecond);
    }
  },
);

test.each(['here', 'threads'])(
  'a run "%s" that is stopped leaves whole partitions, and the next asks only for the rest',
  async (runner) => {
    const root = copyOfApp();
    await using stub = await startStub(service);
    const { classify, summarise } = stub.endpoints;
    const stopped = await runProject(root, {
      runner,
      params,
      service: stub,
      onEvent: (event, abort) => event.type === 'progress' && event.done! >= 80 && abort(),
    });
    expect(stopped.status).toBe('cancelled');

    const topics = Object.values(savedIn(root, '02_answers/topics'));
    const summaries = Object.values(savedIn(root, '02_answers/summaries'));
    expect(topics.length + summaries.length).toBeGreaterThanOrEqual(3);
    expect(topics.length).toBeLessThan(10);
    for (const rows of [...topics, ...summaries]) expect(rows).toHaveLength(20);
    expect(existsSync(join(root, 'data/03_enriched'))).toBe(false);

    const askedBefore = [new Map(classify!.asked), new Map(summarise!.asked)];
    const finished = await runProject(root, { runner, params, service: stub });
    expect(finished.status).toBe('succeeded');
    expect(savedIn(root, '03_enriched')).toEqual(expectedAnswers(documents));
    for (const { id } of topics.flat()) expect(classify!.asked.get(id)).toBe(askedBefore[0]!.get(id));
    for (const { id } of summaries.flat()) expect(summarise!.asked.get(id)).toBe(askedBefore[1]!.get(id));
  },
);

test('when all is known nothing is asked, and more documents are asked about alone', async () => {
  const root = copyOfApp();
  await using stub = await startStub({ ...service, failing: 0 });
  const run = (count: number) =>
    runProject(root, { runner: 'here', params: { ...params, documents: { ...documents, count } }, service: stub });
  expect((await run(30)).status).toBe('succeeded');
  expect((await run(30)).status).toBe('succeeded');
  expect((await run(50)).status).toBe('succeeded');
  for (const { asked } of Object.values(stub.endpoints)) {
    expect(Object.fromEntries(asked)).toEqual(Object.fromEntries(ids.slice(0, 50).map((id) => [id, 1])));
  }
  expect(savedIn(root, '03_enriched')).toEqual(expectedAnswers({ ...documents, count: 50 }));
});

test('a node whose calls failed too often begins again behind what it has saved', async () => {
  const [whole, broken] = [ids.slice(0, 20), ids.slice(20, 40)];
  // the first try fails for one document of the second partition, the second try for none
  const seed = seedWhere(
    (seed) =>
      failedIn([...whole, ...broken], 'summarise', 1, seed).length === 0 &&
      failedIn(whole, 'classify', 1, seed).length === 0 &&
      failedIn(broken, 'classify', 1, seed).length === 1 &&
      failedIn(broken, 'classify', 2, seed).length === 0,
  );
  const root = copyOfApp();
  await using stub = await startStub({ ...service, seed, failing: 0.02 });
  const retried: RunEvent[] = [];
  const result = await runProject(root, {
    runner: 'here',
    params: { ...params, documents: { ...documents, count: 40 }, calls: { ...params.calls, tries: 1 } },
    service: stub,
    onEvent: (event) => event.type === 'node.retried' && retried.push(event),
  });
  expect(result.status).toBe('succeeded');
  expect(retried).toMatchObject([{ node: 'classify', attempt: 1 }]);
  for (const id of whole) expect(stub.endpoints.classify!.answered.get(id)).toBe(1);
  for (const { length } of Object.values(savedIn(root, '02_answers/topics'))) expect(length).toBe(20);
});

const failedIn = (some: readonly string[], endpoint: string, attempt: number, seed: number) =>
  some.filter((id) => outcomeOf({ seed, failing: 0.02 }, endpoint, id, attempt) !== 'answer');
const seedWhere = (fits: (seed: number) => boolean) => Array.from({ length: 1000 }, (_, seed) => seed).find(fits)!;

test('the project as it is started brings the service along', async () => {
  const root = copyOfApp();
  const result = await runProject(root, { runner: 'default', params: { ...params, documents } });
  expect(result.status).toBe('succeeded');
  expect(savedIn(root, '03_enriched')).toEqual(expectedAnswers(documents));
});
