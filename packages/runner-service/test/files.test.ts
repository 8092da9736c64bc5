import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dataset, node, pipeline } from '@leat/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { start } from './fixtures/services.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'leat-service-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('requests whose pipeline writes a file do not read each other', async () => {
  const path = join(folder, 'features.json');
  const features: Dataset = {
    load: async () => JSON.parse(readFileSync(path, 'utf8')),
    save: async (value) => writeFileSync(path, JSON.stringify(value)),
    exists: () => existsSync(path),
  };
  const prepare = (x: number) => ({ x });
  const pause = async (x: number) => {
    await sleep(5);
    return x;
  };
  const predict = (prepared: { x: number }, paused: number) => [prepared.x, paused];
  const inference = pipeline([
    node(prepare, { inputs: ['x'], outputs: 'features' }),
    node(pause, { inputs: ['x'], outputs: 'paused' }),
    node(predict, { inputs: ['features', 'paused'], outputs: 'prediction' }),
  ]);
  const service = await start({ pipelines: { inference }, options: { serve: ['inference'] }, catalog: new Map([['features', features]]) });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, x) => service.invoke('inference', { x })));
  expect(answers.map(({ body }) => body.outputs)).toEqual(Array.from({ length: 20 }, (_, x) => ({ prediction: [x, x] })));
});

test('a pipeline writes to the catalog what another one reads, and requests for that one share what they shared', async () => {
  const path = join(folder, 'model.json');
  const model: Dataset = {
    load: async () => JSON.parse(readFileSync(path, 'utf8')),
    save: async (value) => writeFileSync(path, JSON.stringify(value)),
  };
  await model.save({ weight: 2 });
  const training = pipeline([node((weight: number) => ({ weight }), { name: 'train', inputs: ['weight'], outputs: 'model' })]);
  const predict = ({ weight }: { weight: number }, x: number) => weight * x;
  const inference = pipeline([node(predict, { inputs: ['model', 'x'], outputs: 'prediction' })]);
  const serve = ['training', 'inference'];
  const service = await start({ pipelines: { training, inference }, options: { serve }, catalog: new Map([['model', model]]) });
  expect((await service.invoke('training', { weight: 5 })).status).toBe(200);
  expect(await model.load()).toEqual({ weight: 5 });
  expect((await service.invoke('inference', { x: 10 })).body.outputs).toEqual({ prediction: 20 });
});
