import { createRunner, defineRunner, memoryStore, node, pipeline, type RunEvent, type RunRequest, runNode } from '@leat/core';
import { expect, test } from 'vitest';
import * as z from 'zod';
import route from '../src/index.ts';

/** An executor that remembers which nodes it executed, and how many at once. */
function placeNamed() {
  const executed: string[] = [];
  const state = { running: 0, most: 0 };
  const definition = defineRunner({
    apiVersion: 1,
    kind: 'executor',
    options: z.strictObject({ concurrency: z.int().default(1) }),
    create: ({ concurrency }) => ({
      concurrency,
      open: (request, { catalog }) => ({
        async execute(call) {
          executed.push(call.node.name);
          state.most = Math.max(state.most, ++state.running);
          await runNode(call, request, catalog);
          state.running--;
        },
      }),
    }),
  });
  return { definition, executed, state };
}

const pause = () => new Promise<number>((resolve) => setTimeout(resolve, 15, 1));
const make = (name: string, tags: string[], inputs: string[] = []) =>
  node((..._: unknown[]) => pause(), { name, tags, inputs: inputs as never, outputs: name });
const mixed = pipeline([
  make('a', ['gpu']),
  make('b', []),
  make('c', ['large', 'gpu']),
  make('d', [], ['a', 'b', 'c']),
  make('e', ['gpu'], ['d']),
] as readonly ReturnType<typeof make>[]);

const request = (runId: string, emit: (event: RunEvent) => void = () => {}): RunRequest => ({
  runId,
  pipeline: 'mixed',
  parameters: {},
  data: new Map(),
  load: async () => ({ pipeline: async () => mixed, catalog: new Map() }),
  signal: new AbortController().signal,
  emit,
  store: memoryStore(runId),
});

test('sends each node to the runner named after one of its tags, the rest to default, in one run', async () => {
  const [gpu, rest] = [placeNamed(), placeNamed()];
  const runners = {
    gpu: await createRunner('gpu', gpu.definition),
    default: await createRunner('rest', rest.definition, { concurrency: 2 }),
  };
  const router = await createRunner('route', route, {}, { runners });
  expect(router.name).toBe('route(gpu: gpu, default: rest)');
  const events: RunEvent[] = [];
  const results = await Promise.all([router.run(request('r1', (event) => events.push(event))), router.run(request('r2'))]);
  expect(results.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
  expect(new Set(gpu.executed)).toEqual(new Set(['a', 'c', 'e']));
  expect(new Set(rest.executed)).toEqual(new Set(['b', 'd']));
  expect(gpu.state.most).toBe(1);
  expect(rest.state.most).toBe(2);
  expect(events.filter(({ type }) => type === 'node.finished')).toHaveLength(5);
});

test('refuses before anything starts when a node has nowhere to go, and says which names exist', async () => {
  const router = await createRunner('route', route, {}, { runners: { gpu: await createRunner('gpu', placeNamed().definition) } });
  await expect(router.run(request('r1'))).rejects.toThrow('node "b" goes to the runner "default", and there is none: name one of gpu');
});

test('refuses a runner that runs whole pipelines, by name', async () => {
  const whole = await createRunner(
    'whole',
    defineRunner({ apiVersion: 1, kind: 'leaf', create: () => ({ run: () => Promise.reject(new Error('not reached')) }) }),
  );
  const router = await createRunner('route', route, {}, { runners: { default: whole } });
  await expect(router.run(request('r1'))).rejects.toMatchObject({
    code: 'NO_PLACE',
    message: expect.stringContaining('whole runs whole pipelines'),
  });
});

test('takes no options, not even a policy: its places keep their own', async () => {
  const runners = { default: await createRunner('rest', placeNamed().definition) };
  await expect(createRunner('route', route, { timeout: 5 }, { runners })).rejects.toThrow('unknown option "timeout": it has no options');
});
