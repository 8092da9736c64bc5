import {
  createRunner,
  freeInputs,
  type JsonObject,
  memoryDataset,
  memoryStore,
  type Pipeline,
  pipeline,
  type RunEvent,
  type RunResult,
} from '@leat/core';
import sequential from '@leat/runner-sequential';
import { expect, test } from 'vitest';
import inference from '../src/pipelines/inference.ts';
import processing from '../src/pipelines/processing.ts';
import reporting from '../src/pipelines/reporting.ts';
import science from '../src/pipelines/science.ts';
import notify from '../src/runners/notify.ts';
import { companies, reviews, shuttles } from './raw.ts';

const parameters = {
  model: { alpha: 1, features: ['engines', 'passenger_capacity', 'moon_clearance_complete'] },
  split: { seed: 3, testShare: 0.2 },
};
const whole = pipeline([processing, science, reporting]);

async function run(one: Pipeline, data: Record<string, unknown>, keep: string[], emit = (_: RunEvent) => {}): Promise<RunResult> {
  await using inner = await createRunner('sequential', sequential);
  await using runner = await createRunner('notify', notify, {}, { runners: { default: inner } });
  return runner.run({
    runId: 'r1',
    pipeline: 'one',
    parameters: parameters as unknown as JsonObject,
    keep,
    data: new Map(Object.entries(data).map(([name, value]) => [name, memoryDataset(value)])),
    load: async () => ({ pipeline: async () => one, catalog: new Map() }),
    signal: new AbortController().signal,
    emit,
    store: memoryStore('r1'),
  });
}

test('the whole needs the raw tables and the parameters, and nothing else', () => {
  expect([...freeInputs(whole)].sort()).toEqual([
    'companies',
    'params:model',
    'params:model.features',
    'params:split',
    'reviews',
    'shuttles',
  ]);
});

test('no node changes what it reads, and what is trained answers requests', async () => {
  const trained = await run(whole, { companies, reviews, shuttles }, [
    'regressor',
    'evaluation',
    'passenger_capacity_chart',
    'confusion_matrix_chart',
  ]);
  expect(trained.status).toBe('succeeded'); // the tables are frozen: a node that changed one would have failed
  expect([...trained.outputs.keys()].sort()).toEqual(['confusion_matrix_chart', 'evaluation', 'passenger_capacity_chart', 'regressor']);

  const regressor = await trained.outputs.get('regressor')?.load();
  const request = [{ engines: 1, passenger_capacity: 2, moon_clearance_complete: false }];
  const answered = await run(inference, { regressor, request }, ['prediction']);
  const [engines, capacity] = regressor.coefficients;
  expect(await answered.outputs.get('prediction')?.load()).toEqual([regressor.intercept + engines + 2 * capacity]);
});

test('the project’s own runner says how a run has ended', async () => {
  const events: RunEvent[] = [];
  await run(inference, { regressor: { features: [], intercept: 1, coefficients: [] }, request: [] }, ['prediction'], (event) =>
    events.push(event),
  );
  const notes = events.filter((event) => event.type === 'note').map(({ runId, name, data }) => ({ runId, name, data }));
  expect(notes).toEqual([{ runId: 'r1', name: 'notify/ended', data: { status: 'succeeded' } }]);
});
