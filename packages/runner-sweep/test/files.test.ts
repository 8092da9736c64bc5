import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRunner, type Dataset, defineRunner, node, pipeline, runNode } from '@leat/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requestFor, sweepOf } from './fixtures/runs.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leat-sweep-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const jsonFile = (name: string): Dataset => {
  const path = join(folder, name);
  return {
    load: async () => JSON.parse(readFileSync(path, 'utf8')),
    save: async (value) => writeFileSync(path, JSON.stringify(value)),
    exists: () => existsSync(path),
  };
};

/** `evaluate` reads `model` some time after `train` has written it: long enough for another trial to write over it. */
const train = (rows: readonly number[], alpha: number) => ({ alpha, rows: rows.length });
const pause = async ({ alpha }: { alpha: number }) => {
  await sleep(5);
  return alpha;
};
const evaluate = (model: { alpha: number }, alpha: number) => ({ rmse: Math.abs(alpha - 2), model: model.alpha, alpha });
const whole = pipeline([
  node(() => [1, 2], { name: 'load', outputs: 'rows' }),
  node(train, { inputs: ['rows', 'params:alpha'], outputs: 'model' }),
  node(pause, { inputs: ['model'], outputs: 'paused' }),
  node(evaluate, { inputs: ['model', 'paused'], outputs: 'evaluation' }),
]);
const parameters = { alpha: 0 };

test('trials that write a file do not read each other, and the file is the best one at the end', async () => {
  const catalog = new Map([['model', jsonFile('model.json')]]);
  const request = requestFor(whole, { parameters, catalog });
  const result = await (await sweepOf({ parameters: { alpha: [1, 2, 3, 4] }, metric: 'evaluation.rmse', inFlight: 4 })).run(request);
  expect(result.status).toBe('succeeded');
  expect(result.outputs.get('evaluation')?.load()).toEqual({ rmse: 0, model: 2, alpha: 2 });
  expect(JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'))).toEqual({ alpha: 2, rows: 2 });
  expect(result.children?.at(-1)).toMatchObject({ runId: 'r1/best', status: 'succeeded' });
  expect(request.events.filter(({ type }) => type === 'log')).toMatchObject([
    { text: expect.stringContaining('every trial writes "model", which is not in memory') },
  ]);
});

test('does not run the best trial again when it was the last', async () => {
  const catalog = new Map([['model', jsonFile('model.json')]]);
  const result = await (await sweepOf({ parameters: { alpha: [4, 3, 2] }, metric: 'evaluation.rmse' })).run(
    requestFor(whole, { parameters, catalog }),
  );
  expect(result.children?.map(({ runId }) => runId)).toEqual(['r1/shared', 'r1/trial-1', 'r1/trial-2', 'r1/trial-3']);
});

test('says nothing of turns when there is one trial', async () => {
  const request = requestFor(whole, { parameters, catalog: new Map([['model', jsonFile('model.json')]]) });
  expect((await (await sweepOf({ cases: [{ alpha: 2 }] })).run(request)).status).toBe('succeeded');
  expect(request.events.filter(({ type }) => type === 'log')).toEqual([]);
});

test('a file that the shared nodes write is read from the catalog by every trial, and is an output', async () => {
  const catalog = new Map([['rows', jsonFile('rows.json')]]);
  const given = new Map<string, readonly string[]>();
  const definition = defineRunner({
    apiVersion: 1,
    kind: 'executor',
    create: () => ({
      concurrency: 1,
      open(request, work) {
        given.set(request.runId, [...request.data.keys()]);
        return { execute: (call) => runNode(call, request, work.catalog) };
      },
    }),
  });
  const inner = await createRunner('watching', definition);
  const runner = await sweepOf({ parameters: { alpha: [1, 2, 3] }, metric: 'evaluation.rmse' }, inner);
  const result = await runner.run(requestFor(whole, { parameters, catalog, keep: ['rows', 'evaluation'] }));
  expect(result.status).toBe('succeeded');
  expect(JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8'))).toEqual([1, 2]);
  expect(await result.outputs.get('rows')?.load()).toEqual([1, 2]);
  expect(given.get('r1/trial-1')).toEqual([]); // it is loaded where the nodes run, and crosses to none of them
  expect(result.children?.flatMap(({ nodes }) => nodes.filter(({ node: name }) => name === 'load'))).toHaveLength(1);
});
