import { createRunner, defineRunner, type JsonObject, node, pipeline } from '@leat/core';
import { expect, test } from 'vitest';
import { requestFor, sweepOf } from './fixtures/runs.ts';

const now = 'is a list of the values to try, such as [0.1, 1, 10]; ranges such as { min, max } cannot be searched yet';

test.each<[string, JsonObject, string]>([
  ['a range', { parameters: { 'model.alpha': { min: 0.1, max: 10, log: true } } }, `"parameters.model.alpha": ${now}`],
  ['one value', { parameters: { 'model.alpha': 3 } }, `"parameters.model.alpha": ${now}`],
  ['no values', { parameters: { 'model.alpha': [] } }, `"parameters.model.alpha": ${now}`],
  ['nothing to try', {}, 'a sweep needs "parameters" (lists of values: every combination is tried) or "cases" (a list of mappings)'],
  ['a misspelt option', { parameters: { a: [1] }, metrik: 'x' }, 'unknown option "metrik". Did you mean "metric"?'],
  [
    'an option of later',
    { parameters: { a: [1] }, trials: 20 },
    'unknown option "trials". There are: parameters, cases, metric, goal, inFlight, share',
  ],
  [
    'cases from a dataset',
    { cases: { from: 'cities' } },
    '"cases": is a list of mappings from names of parameters to values, such as [{ city: Paris }, { city: Lyon }]',
  ],
  [
    'several metrics',
    { cases: [{}], metric: ['a', 'b'] },
    '"metric": is the name of one dataset and a path in its value, such as evaluation.rmse',
  ],
  ['another goal', { cases: [{}], goal: 'min' }, '"goal": is minimize or maximize'],
  ['no trial at a time', { cases: [{}], inFlight: 0 }, '"inFlight": is a whole number of trials at a time, from 1'],
  ['a parameter in both', { cases: [{ a: 1 }], parameters: { a: [1] } }, '"parameters.a": stands in "cases" too: leave it in one of them'],
  [
    'a grid for a lifetime',
    { parameters: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]])) },
    'this makes 1000000 trials, more than 100000: take values out of its lists',
  ],
])('refuses %s, and says what is possible', async (_, options, message) => {
  await expect(sweepOf(options)).rejects.toMatchObject({ code: 'RUNNER_OPTIONS', message: `runner "sweep": ${message}` });
});

const train = (alpha: number) => ({ rmse: alpha });
const whole = pipeline([node(train, { inputs: ['params:model.alpha'], outputs: 'evaluation' })]);
const parameters: JsonObject = { model: { alpha: 1 }, other: 2 };

test.each<[string, JsonObject, string, string]>([
  [
    'an unknown parameter',
    { parameters: { 'model.alhpa': [1] } },
    'UNKNOWN_PARAMETER',
    'sweep, trial 1: unknown parameter "model.alhpa". Did you mean "model.alpha"?',
  ],
  [
    'an unknown parameter of a late case',
    { cases: [{ other: 1 }, { ohter: 1 }] },
    'UNKNOWN_PARAMETER',
    'sweep, trial 2: unknown parameter "ohter". Did you mean "other"?',
  ],
  [
    'an unknown metric',
    { cases: [{}], metric: 'evalution.rmse' },
    'UNKNOWN_METRIC',
    'sweep: metric "evalution.rmse" is no output of pipeline "training". Did you mean "evaluation.rmse"?',
  ],
  [
    'a metric far from any',
    { cases: [{}], metric: 'loss' },
    'UNKNOWN_METRIC',
    'sweep: metric "loss" is no output of pipeline "training". There is: evaluation',
  ],
  [
    'a parameter that no node reads',
    { parameters: { other: [1, 2, 3] } },
    'SWEEP_WITHOUT_EFFECT',
    'sweep: no node of pipeline "training" reads "other", so all 3 trials would be the same: let a node read "params:other"',
  ],
])('refuses %s before the first trial', async (_, options, code, message) => {
  const request = requestFor(whole, { parameters });
  await expect((await sweepOf(options)).run(request)).rejects.toMatchObject({ code, message });
  expect(request.events.map(({ type, runId }) => [type, runId])).toEqual([
    ['run.started', 'r1'],
    ['run.finished', 'r1'],
  ]);
});

test('refuses to go around a runner that never ends', async () => {
  const endless = defineRunner({ apiVersion: 1, kind: 'leaf', endless: true, create: () => ({ run: () => new Promise(() => {}) }) });
  await expect(sweepOf({ cases: [{}] }, await createRunner('service', endless))).rejects.toMatchObject({
    code: 'ENDLESS_INNER',
    message: 'sweep waits for each trial to end, and service runs until it is told to stop: put the sweep around a runner that ends',
  });
});

test('hands a refusal up once the other trials have ended, and starts no more', async () => {
  let under = 0;
  let started = 0;
  const definition = defineRunner({
    apiVersion: 1,
    kind: 'leaf',
    create: () => ({
      async run({ runId, signal }) {
        started++;
        if (runId.endsWith('-2')) throw new Error('refused');
        under++;
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => setTimeout(resolve, 20)));
        under--;
        return { runId, status: 'succeeded', nodes: [], outputs: new Map() };
      },
    }),
  });
  const runner = await sweepOf({ parameters: { 'model.alpha': [1, 2, 3, 4, 5] }, inFlight: 2 }, await createRunner('picky', definition));
  await expect(runner.run(requestFor(whole, { parameters }))).rejects.toThrow('refused');
  expect({ under, started }).toEqual({ under: 0, started: 2 });
});
