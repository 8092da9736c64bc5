import { expect, test } from 'vitest';
import * as z from 'zod';
import { createRunner, defineRunner, node, pipeline, type RunEvent, type RunRequest, shortName } from '../src/index.ts';
import { inline, requestFor } from './fixtures/inline.ts';

const succeed = async ({ runId }: RunRequest) => ({ runId, status: 'succeeded' as const, nodes: [], outputs: new Map() });
const strict = defineRunner({
  apiVersion: 1,
  kind: 'executor',
  options: z.strictObject({ workers: z.int().min(1).default(2) }),
  create: inline.create as never,
});
const wrapper = defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  create: (_, { runner }) => ({ run: (request) => runner.run({ ...request, runId: `${request.runId}/inside` }) }),
});
const leaf = defineRunner({ apiVersion: 1, kind: 'leaf', create: () => ({ run: succeed }) });

test.each([
  [{ worker: 2 }, 'runner "parallel": unknown option "worker". Did you mean "workers"?'],
  [{ timeuot: 2 }, 'unknown option "timeuot". Did you mean "timeout"?'],
  [{ workers: 0 }, '"workers": Too small'],
  [{ timeout: 'soon' }, '"timeout" is a number of milliseconds or a text such as 10s'],
  [{ onError: 'stpo' }, '"onError" is one of stop, finish, continue. Did you mean "stop"?'],
  [{ retry: { atempts: 3 } }, 'unknown option "retry.atempts". Did you mean "attempts"?'],
  [{ retry: 0 }, '"retry" is a number of attempts from 1, or a mapping'],
])('refuses the options %j', async (options, message) => {
  await expect(createRunner('parallel', strict, options as never)).rejects.toThrow(message);
});

test('names every mistake at once, with its path for whoever knows the file', async () => {
  await expect(createRunner('parallel', strict, { worker: 2, timeout: -1 })).rejects.toMatchObject({
    code: 'RUNNER_OPTIONS',
    details: { issues: [{ path: ['timeout'] }, { path: ['worker'] }] },
  });
});

test.each([
  [strict, {}, { default: 'leaf' }, 'NO_INNER'],
  [wrapper, {}, {}, 'NEEDS_INNER'],
  [wrapper, {}, { gpu: 'leaf' }, 'NEEDS_INNER'],
  [{ ...leaf, apiVersion: 2 }, {}, {}, 'API_VERSION'],
])('refuses a shape that cannot be (%#)', async (definition, options, inner, code) => {
  const runners = Object.fromEntries(
    await Promise.all(Object.keys(inner).map(async (name) => [name, await createRunner('leaf', leaf)] as const)),
  );
  await expect(createRunner('tested', definition as never, options, { runners })).rejects.toMatchObject({ code });
});

test('gives a name that nests, and a plan with the options as written', async () => {
  const inner = await createRunner('@acme/runner-dask', strict, { workers: 3 });
  const outer = await createRunner('./src/runners/notify.ts', wrapper, {}, { runners: { default: inner } });
  expect(outer.name).toBe('notify(dask)');
  expect(outer.plan).toEqual({
    type: './src/runners/notify.ts',
    options: {},
    runners: { default: { type: '@acme/runner-dask', options: { workers: 3 } } },
  });
});

test.each([
  ['@leat/runner-sweep', 'sweep'],
  ['leat-runner-x', 'x'],
  ['@acme/runners#Dask', 'Dask'],
  ['parallel', 'parallel'],
])('%s is shown as %s', (type, shown) => expect(shortName(type)).toBe(shown));

test('resolves the options for the runner only', async () => {
  const seen: unknown[] = [];
  const definition = defineRunner({
    apiVersion: 1,
    kind: 'leaf',
    options: z.object({ token: z.string() }),
    create: (options) => {
      seen.push(options);
      return { run: succeed };
    },
  });
  const runner = await createRunner('x', definition, { token: '${secret:T}' }, { resolve: () => ({ token: 'revealed' }) });
  expect(seen).toEqual([{ token: 'revealed' }]);
  expect(JSON.stringify(runner.plan)).toContain('${secret:T}');
});

test('hands endless up through every level', async () => {
  const service = await createRunner('service', { ...leaf, endless: true });
  expect((await createRunner('wrapper', wrapper, {}, { runners: { default: service } })).endless).toBe(true);
  expect((await createRunner('leaf', leaf)).endless).toBeUndefined();
});

test('announces every level and emits nothing after the end', async () => {
  const events: RunEvent[] = [];
  let late = () => {};
  const talkative = defineRunner({
    apiVersion: 1,
    kind: 'leaf',
    create: () => ({
      run: (request) => {
        late = () => request.emit({ type: 'progress', runId: request.runId, at: 0 });
        return succeed(request);
      },
    }),
  });
  const outer = await createRunner('wrapper', wrapper, {}, { runners: { default: await createRunner('talkative', talkative) } });
  await outer.run(requestFor(pipeline([]), { emit: (event) => events.push(event) }));
  late();
  expect(events.map(({ type, runId }) => `${runId} ${type}`)).toEqual([
    'r1 run.started',
    'r1/inside run.started',
    'r1/inside run.finished',
    'r1 run.finished',
  ]);
});

test('refuses the id of a run under way in the same tree, and an id that is no path', async () => {
  const reuse = defineRunner({ apiVersion: 1, kind: 'wrapper', create: (_, { runner }) => ({ run: (request) => runner.run(request) }) });
  const outer = await createRunner('reuse', reuse, {}, { runners: { default: await createRunner('leaf', leaf) } });
  await expect(outer.run(requestFor(pipeline([])))).rejects.toMatchObject({ code: 'RUN_ID_IN_USE' });
  await expect(outer.run(requestFor(pipeline([]), { runId: '../etc' }))).rejects.toMatchObject({ code: 'RUN_ID' });
});

test('a sink that throws does not change the outcome', async () => {
  const warned: unknown[] = [];
  const listen = (warning: Error) => void warned.push(warning.message);
  process.on('warning', listen);
  const runner = await createRunner('inline', inline);
  const result = await runner.run(
    requestFor(pipeline([node(() => 1, { name: 'a', outputs: 'x' })]), {
      emit: () => {
        throw new Error('the sink is full');
      },
    }),
  );
  await new Promise(setImmediate);
  process.off('warning', listen);
  expect(result.status).toBe('succeeded');
  expect(warned).toContain('the sink is full');
});

test('disposes its body once, however often it is asked', async () => {
  let disposals = 0;
  const definition = defineRunner({
    apiVersion: 1,
    kind: 'leaf',
    create: () => ({ run: succeed, [Symbol.asyncDispose]: async () => void disposals++ }),
  });
  const runner = await createRunner('x', definition);
  await runner[Symbol.asyncDispose]();
  await runner[Symbol.asyncDispose]();
  expect(disposals).toBe(1);
});
