import { memoryDataset } from '@leat/core';
import { expect, test } from 'vitest';
import { jsonOutputs } from '../src/report/json-outputs.ts';

test('says the value of what is JSON, the place of what was saved, and of the rest no more than that it was made', async () => {
  const saved = { location: 'data/chart.svg', load: () => '', save() {} };
  const outputs = new Map([
    ['evaluation', memoryDataset({ rmse: 1084.95, folds: [1, 2] })],
    ['chart', saved],
    ['when', memoryDataset(new Date(0))],
    ['table', memoryDataset(Array.from({ length: 50_000 }, (_, id) => ({ id })))],
    ['typed', memoryDataset(new Float64Array(2))],
    ['nothing', memoryDataset(undefined)],
    ['gone', memoryDataset()],
  ]);
  expect(await jsonOutputs(outputs)).toEqual({
    evaluation: { value: { rmse: 1084.95, folds: [1, 2] } },
    chart: { location: 'data/chart.svg' },
    when: {},
    table: {},
    typed: {},
    nothing: {},
    gone: {},
  });
});
