import { createRunner, defineRunner, memoryStore, type RunRequest } from '@leat/core';
import { expect, test } from 'vitest';
import { collectDocuments } from '../src/nodes/collection.ts';
import withStub from '../src/runners/with-stub.ts';
import { sentences } from '../src/sentences.ts';
import { answers } from '../src/stub/answers.ts';
import { outcomeOf } from '../src/stub/outcome.ts';
import { startStub } from '../src/stub-server.ts';

const reliable = { port: 0, perSecond: 1000, delay: 0, failing: 0, seed: 1 };
const post = (url: string, body: object) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

test('requests beyond the rate are refused with the time to wait', async () => {
  await using stub = await startStub({ ...reliable, perSecond: 2 });
  const responses = await Promise.all([1, 2, 3].map((id) => post(`${stub.url}/summarise`, { id: `d${id}`, text: 'So. And so on.' })));
  expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  expect(responses.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
  expect(stub.endpoints.summarise!.rate).toMatchObject({ refused: 1, busiest: 3 });
});

test('what fails depends on the document and the attempt alone', async () => {
  const shaky = { ...reliable, failing: 0.5 };
  await using stub = await startStub(shaky);
  for (const id of ['d1', 'd2', 'd3', 'd4']) {
    for (const attempt of [1, 2, 3]) {
      const came = await post(`${stub.url}/classify`, { id, text: '' }).then(
        ({ status }) => (status === 200 ? 'answer' : 'error'),
        () => 'reset',
      );
      expect(came).toBe(outcomeOf(shaky, 'classify', id, attempt));
    }
  }
});

test('the share of failures is what was asked for, and both kinds occur', () => {
  const outcomes = Array.from({ length: 10_000 }, (_, id) => outcomeOf({ seed: 1, failing: 0.1 }, 'classify', `d${id}`, 1));
  const { answer, error, reset } = Object.groupBy(outcomes, (outcome) => outcome);
  expect(answer!.length / 10_000).toBeCloseTo(0.9, 1);
  expect(error!.length / 10_000).toBeCloseTo(0.05, 1);
  expect(reset!.length / 10_000).toBeCloseTo(0.05, 1);
});

test('the service finds the topic that a document was written about', () => {
  for (const { text } of collectDocuments({ count: 500, seed: 3 })) {
    const { topic } = answers.classify!(text) as { readonly topic: string };
    expect(sentences[topic]!.filter((sentence) => text.includes(sentence))).toHaveLength(2);
  }
});

test('the same seed gives the same documents, another seed others', () => {
  expect(collectDocuments({ count: 20, seed: 3 })).toEqual(collectDocuments({ count: 20, seed: 3 }));
  expect(collectDocuments({ count: 20, seed: 3 })).not.toEqual(collectDocuments({ count: 20, seed: 4 }));
});

test('the layer starts the service before the run and stops it afterwards', async () => {
  let url = '';
  const looking = defineRunner({
    apiVersion: 1,
    kind: 'leaf',
    create: () => ({
      async run({ runId, data }: RunRequest) {
        ({ url } = await data.get('service')!.load());
        expect((await fetch(url)).status).toBe(404);
        return { runId, status: 'succeeded', nodes: [], outputs: new Map() };
      },
    }),
  });
  await using inner = await createRunner('looking', looking);
  await using runner = await createRunner('with-stub', withStub, { delay: 0 }, { runners: { default: inner } });
  const result = await runner.run({
    runId: 'r1',
    pipeline: 'any',
    parameters: {},
    data: new Map(),
    load: () => Promise.reject(new Error('nothing is loaded')),
    signal: new AbortController().signal,
    emit() {},
    store: memoryStore('r1'),
  });
  expect(result).toMatchObject({ runId: 'r1', status: 'succeeded' });
  await expect(fetch(url)).rejects.toThrow();
});
