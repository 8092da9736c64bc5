import { setTimeout as sleep } from 'node:timers/promises';
import { type Dataset, type JsonObject, LeatError, memoryDataset, node, type Pipeline, pipeline, type RunRequest } from '@leat/core';
import { expect, test } from 'vitest';
import { requestFor, sweepOf } from './fixtures/runs.ts';

/** Counts its executions: `load` and `clean` read no swept parameter, `train` and `evaluate` follow from one. */
function training(executed: string[] = []): Pipeline {
  const counted = (name: string) => void executed.push(name);
  const load = () => {
    counted('load');
    return [1, 2, 3];
  };
  const clean = (rows: readonly number[]) => {
    counted('clean');
    return rows.map((row) => row * 2);
  };
  const train = (rows: readonly number[], alpha: number, depth: number) => {
    counted('train');
    return rows.length + alpha * depth;
  };
  const evaluate = (model: number, target: number) => {
    counted('evaluate');
    return { rmse: Math.abs(model - target), model };
  };
  return pipeline([
    node(load, { outputs: 'rows' }),
    node(clean, { inputs: ['rows'], outputs: 'cleaned' }),
    node(train, { inputs: ['cleaned', 'params:model.alpha', 'params:model.depth'], outputs: 'model' }),
    node(evaluate, { inputs: ['model', 'params:target'], outputs: 'evaluation' }),
  ]);
}

const parameters: JsonObject = { model: { alpha: 1, depth: 1 }, target: 10 };
const grid: JsonObject = { 'model.alpha': [1, 2], 'model.depth': [1, 2, 3] };
const loaded = (outputs: ReadonlyMap<string, Dataset>, name: string): unknown => outputs.get(name)?.load();

test('runs every combination of a grid of two by three, and gives the best one as its own', async () => {
  const request = requestFor(training(), { parameters });
  const runner = await sweepOf({ parameters: grid, metric: 'evaluation.rmse' });
  const result = await runner.run(request);
  expect(result).toMatchObject({ runId: 'r1', status: 'succeeded' });
  expect(result.children?.map(({ runId }) => runId)).toEqual(['r1/shared', ...[1, 2, 3, 4, 5, 6].map((n) => `r1/trial-${n}`)]);
  expect(loaded(result.outputs, 'evaluation')).toEqual({ rmse: 1, model: 9 });
  expect(request.notes('sweep/best')).toEqual([{ trial: 6, parameters: { 'model.alpha': 2, 'model.depth': 3 }, value: 1 }]);
});

test('changes the last parameter first', async () => {
  const request = requestFor(training(), { parameters });
  await (await sweepOf({ parameters: grid, metric: 'evaluation.rmse', inFlight: 1 })).run(request);
  expect(request.notes('sweep/trial').map((data) => (data as { parameters: unknown }).parameters)).toEqual([
    { 'model.alpha': 1, 'model.depth': 1 },
    { 'model.alpha': 1, 'model.depth': 2 },
    { 'model.alpha': 1, 'model.depth': 3 },
    { 'model.alpha': 2, 'model.depth': 1 },
    { 'model.alpha': 2, 'model.depth': 2 },
    { 'model.alpha': 2, 'model.depth': 3 },
  ]);
});

test('runs every case with every combination of the grid', async () => {
  const request = requestFor(training(), { parameters });
  const cases = [{ target: 5, 'model.alpha': 3 }, { target: 6 }];
  await (await sweepOf({ cases, parameters: { 'model.depth': [1, 2] }, inFlight: 1 })).run(request);
  expect(request.notes('sweep/trial')).toEqual([
    { trial: 1, parameters: { target: 5, 'model.alpha': 3, 'model.depth': 1 }, status: 'succeeded' },
    { trial: 2, parameters: { target: 5, 'model.alpha': 3, 'model.depth': 2 }, status: 'succeeded' },
    { trial: 3, parameters: { target: 6, 'model.depth': 1 }, status: 'succeeded' },
    { trial: 4, parameters: { target: 6, 'model.depth': 2 }, status: 'succeeded' },
  ]);
});

test.each([
  [true, { load: 1, clean: 1, train: 6, evaluate: 6 }],
  [false, { load: 6, clean: 6, train: 6, evaluate: 6 }],
])('with share %s, each node is executed as often as %o', async (share, expected) => {
  const executed: string[] = [];
  const request = requestFor(training(executed), { parameters });
  const result = await (await sweepOf({ parameters: grid, metric: 'evaluation.rmse', share, inFlight: 3 })).run(request);
  expect(result.status).toBe('succeeded');
  const counts = Object.fromEntries(Object.keys(expected).map((name) => [name, executed.filter((one) => one === name).length]));
  expect(counts).toEqual(expected);
});

test('runs only what follows from the parameter that changes', async () => {
  const executed: string[] = [];
  await (await sweepOf({ parameters: { target: [1, 2, 3] } })).run(requestFor(training(executed), { parameters }));
  expect(executed.sort()).toEqual(['clean', 'evaluate', 'evaluate', 'evaluate', 'load', 'train']);
});

test('counts a node that reads a whole group, or all parameters, as changed', async () => {
  const executed: string[] = [];
  const group = (_: unknown) => executed.push('group');
  const everything = (_: unknown) => executed.push('everything');
  const whole = pipeline([
    node(group, { inputs: ['params:model'], outputs: 'a' }),
    node(everything, { inputs: ['parameters'], outputs: 'b' }),
  ]);
  await (await sweepOf({ parameters: { 'model.alpha': [1, 2] } })).run(requestFor(whole, { parameters }));
  expect(executed.sort()).toEqual(['everything', 'everything', 'group', 'group']);
});

test('gives the same reports and the same result whatever the number of trials at a time', async () => {
  const slowFirst = async (alpha: number) => {
    await sleep(alpha === 1 ? 40 : 1);
    return { rmse: alpha % 2 };
  };
  const whole = pipeline([node(slowFirst, { inputs: ['params:alpha'], outputs: 'evaluation' })]);
  const run = async (inFlight: number) => {
    const request = requestFor(whole, { parameters: { alpha: 0 } });
    const runner = await sweepOf({ parameters: { alpha: [4, 1, 2, 3] }, metric: 'evaluation.rmse', inFlight });
    const { children } = await runner.run(request);
    return { children: children?.map(({ runId, status }) => [runId, status]), best: request.notes('sweep/best') };
  };
  const one = await run(1);
  expect(one.best).toEqual([{ trial: 1, parameters: { alpha: 4 }, value: 0 }]);
  for (const size of [2, 3, 8]) expect(await run(size)).toEqual(one);
});

test.each<[JsonObject, number]>([
  [{ inFlight: 3 }, 3],
  [{}, 4],
  [{ share: false }, 1],
  [{ share: false, inFlight: 2 }, 2],
])('with %o, never has more than %i trials under way', async (options, expected) => {
  let now = 0;
  let most = 0;
  const busy = async (alpha: number) => {
    most = Math.max(most, ++now);
    await sleep(5);
    now--;
    return alpha;
  };
  const whole = pipeline([node(busy, { inputs: ['params:alpha'], outputs: 'model' })]);
  const alphas = Array.from({ length: 12 }, (_, index) => index);
  const runner = await sweepOf({ parameters: { alpha: alphas }, ...options });
  await runner.run(requestFor(whole, { parameters: { alpha: 0 } }));
  expect(most).toBe(expected);
});

test('without a metric the result is the last case that succeeded, whichever ended last', async () => {
  const fussy = async (alpha: number) => {
    if (alpha === 3) throw new Error('three');
    await sleep(alpha === 1 ? 30 : 1);
    return alpha;
  };
  const whole = pipeline([node(fussy, { inputs: ['params:alpha'], outputs: 'model' })]);
  const result = await (await sweepOf({ parameters: { alpha: [1, 2, 3] } })).run(requestFor(whole, { parameters: { alpha: 0 } }));
  expect(result.status).toBe('succeeded');
  expect(loaded(result.outputs, 'model')).toBe(2);
  expect(result.children?.map(({ status }) => status)).toEqual(['succeeded', 'succeeded', 'failed']);
});

test('maximizes when told to', async () => {
  const request = requestFor(training(), { parameters });
  await (await sweepOf({ parameters: grid, metric: 'evaluation.rmse', goal: 'maximize' })).run(request);
  expect(request.notes('sweep/best')).toEqual([{ trial: 1, parameters: { 'model.alpha': 1, 'model.depth': 1 }, value: 6 }]);
});

test('fails with the first error, in the order of the trials, when every trial has failed', async () => {
  const fail = async (alpha: number) => {
    await sleep(alpha === 1 ? 30 : 1);
    throw new TypeError(`alpha ${alpha}`);
  };
  const whole = pipeline([node(fail, { inputs: ['params:alpha'], outputs: 'model' })]);
  const result = await (await sweepOf({ parameters: { alpha: [1, 2, 3] } })).run(requestFor(whole, { parameters: { alpha: 0 } }));
  expect(result).toMatchObject({ runId: 'r1', status: 'failed', error: { name: 'TypeError', message: 'alpha 1' } });
  expect(result.children).toHaveLength(3);
});

test.each<[unknown, string]>([
  ['n/a', `metric "evaluation.rmse" is 'n/a', which is not a number that can be compared`],
  [Number.NaN, 'metric "evaluation.rmse" is NaN, which is not a number that can be compared'],
  [null, 'metric "evaluation.rmse" is null, which is not a number that can be compared'],
  [undefined, 'metric "evaluation.rmse" is undefined, which is not a number that can be compared'],
])('a trial whose metric is %o has failed, and the others go on', async (odd, message) => {
  const evaluate = (alpha: number) => ({ rmse: alpha === 1 ? odd : alpha });
  const whole = pipeline([node(evaluate, { inputs: ['params:alpha'], outputs: 'evaluation' })]);
  const request = requestFor(whole, { parameters: { alpha: 0 } });
  const result = await (await sweepOf({ parameters: { alpha: [1, 5, 4] }, metric: 'evaluation.rmse' })).run(request);
  expect(result.status).toBe('succeeded');
  expect(loaded(result.outputs, 'evaluation')).toEqual({ rmse: 4 });
  expect(result.children?.[0]).toMatchObject({ status: 'failed', error: { code: 'NOT_A_NUMBER', message } });
});

test('says what is there when the path of the metric leads nowhere', async () => {
  const request = requestFor(training(), { parameters });
  const result = await (await sweepOf({ parameters: grid, metric: 'evaluation.rsme' })).run(request);
  expect(result).toMatchObject({
    status: 'failed',
    error: { message: 'metric "evaluation.rsme": there is no "rsme" in { rmse: 6, model: 4 }' },
  });
});

test('reads a metric that is a dataset by itself, of a namespace, or of a node that runs once', async () => {
  const one = (alpha: number) => alpha;
  const loss = node(one, { name: 'loss', inputs: ['params:alpha'], outputs: 'north.loss' });
  const constant = node(() => ({ deep: [7] }), { name: 'constant', outputs: 'constant' });
  const whole = pipeline([loss, constant]);
  for (const [metric, value] of [
    ['north.loss', 1],
    ['constant.deep.0', 7],
  ] as const) {
    const request = requestFor(whole, { parameters: { alpha: 0 } });
    await (await sweepOf({ parameters: { alpha: [2, 1] }, metric })).run(request);
    expect(request.notes('sweep/best')).toMatchObject([{ value }]);
  }
});

test('records each trial in the store as it ends', async () => {
  const request = requestFor(training(), { parameters });
  await (await sweepOf({ parameters: { 'model.alpha': [1, 2] }, metric: 'evaluation.rmse', inFlight: 1 })).run(request);
  expect(request.entries.get('r1/trials')).toEqual([
    { trial: 1, parameters: { 'model.alpha': 1 }, value: 6, status: 'succeeded' },
    { trial: 2, parameters: { 'model.alpha': 2 }, value: 5, status: 'succeeded' },
  ]);
});

test('gives exactly the outputs that were asked for, those that were made once included', async () => {
  const runner = await sweepOf({ parameters: grid, metric: 'evaluation.rmse' });
  const free = await runner.run(requestFor(training(), { parameters }));
  expect([...free.outputs.keys()]).toEqual(['evaluation']);
  const asked = await runner.run(requestFor(training(), { parameters, keep: ['cleaned', 'model'] }));
  expect(Object.fromEntries(await Promise.all([...asked.outputs].map(async ([name, one]) => [name, await one.load()])))).toEqual({
    cleaned: [2, 4, 6],
    model: 9,
  });
});

test('without sharing, keeps the metric for itself and gives what was asked for', async () => {
  const runner = await sweepOf({ parameters: grid, metric: 'evaluation.rmse', share: false });
  const result = await runner.run(requestFor(training(), { parameters, keep: ['model'] }));
  expect([...result.outputs.keys()]).toEqual(['model']);
  expect(loaded(result.outputs, 'model')).toBe(9);
});

test('never loads the work when it shares nothing', async () => {
  let loads = 0;
  const request = requestFor(training(), { parameters });
  const load: RunRequest['load'] = () => {
    loads++;
    return request.load();
  };
  await (await sweepOf({ cases: [{ target: 1 }, { target: 2 }], share: false })).run({ ...request, load });
  expect(loads).toBe(2); // once by each trial's loop
});

test('runs only the nodes that were selected', async () => {
  const executed: string[] = [];
  const request = requestFor(training(executed), {
    parameters,
    select: { nodes: ['clean', 'train'] },
    data: new Map([['rows', memoryDataset([1])]]),
  });
  const result = await (await sweepOf({ parameters: { 'model.alpha': [1, 2, 3] }, inFlight: 1 })).run(request);
  expect(result.status).toBe('succeeded');
  expect(executed).toEqual(['clean', 'train', 'train', 'train']);
  expect(loaded(result.outputs, 'model')).toBe(4);
});

test('fails as the shared nodes fail, before any trial', async () => {
  const broken = () => {
    throw new RangeError('no rows');
  };
  const train = (_: unknown, alpha: number) => alpha;
  const whole = pipeline([node(broken, { outputs: 'rows' }), node(train, { inputs: ['rows', 'params:alpha'], outputs: 'model' })]);
  const request = requestFor(whole, { parameters: { alpha: 0 } });
  const result = await (await sweepOf({ parameters: { alpha: [1, 2] } })).run(request);
  expect(result).toMatchObject({ runId: 'r1', status: 'failed', error: { name: 'RangeError', message: 'no rows' } });
  expect(result.children?.map(({ runId }) => runId)).toEqual(['r1/shared']);
});

test('an abort ends the trials under way, starts no more, and keeps the reports', async () => {
  const stop = new AbortController();
  const train = async (alpha: number, signal: AbortSignal) => {
    if (alpha === 3) stop.abort(new LeatError('SIGINT', 'Ctrl-C'));
    await sleep(alpha < 3 ? 0 : 10_000, undefined, { signal });
    return alpha;
  };
  const whole = pipeline([node(train, { inputs: ['params:alpha', 'run:signal'], outputs: 'model' })]);
  const request = requestFor(whole, { parameters: { alpha: 0 }, signal: stop.signal });
  const result = await (await sweepOf({ parameters: { alpha: [1, 2, 3, 4, 5] }, inFlight: 1 })).run(request);
  expect(result).toMatchObject({ runId: 'r1', status: 'cancelled', error: { code: 'RUN_CANCELLED', cause: { message: 'Ctrl-C' } } });
  expect(result.children?.map(({ runId, status }) => [runId, status])).toEqual([
    ['r1/trial-1', 'succeeded'],
    ['r1/trial-2', 'succeeded'],
    ['r1/trial-3', 'cancelled'],
  ]);
});

test('starts nothing when the signal is aborted already', async () => {
  const executed: string[] = [];
  const request = requestFor(training(executed), { parameters, signal: AbortSignal.abort(new Error('before')) });
  const result = await (await sweepOf({ parameters: grid })).run(request);
  expect(result).toMatchObject({ status: 'cancelled', error: { cause: { message: 'before' } } });
  expect(executed).toEqual([]);
});
