import { expect, test } from 'vitest';
import { createRunner, defineRunner, memoryDataset, node, pipeline, type RunEvent, type RunRequest } from '../src/index.ts';
import { inline, recording, requestFor, run, sleep } from './fixtures/inline.ts';

const made = (name: string, inputs: readonly string[] = [], fn: (...values: never[]) => unknown = () => name) =>
  node(fn as () => unknown, { name, inputs: inputs as never, outputs: name });
const statuses = (result: { nodes: readonly { node: string; status: string }[] }) =>
  result.nodes.map(({ node, status }) => `${node} ${status}`);
const boom = () => {
  throw new RangeError('boom');
};

test('reports every node once, and gives the free outputs', async () => {
  const result = await run(pipeline([made('a'), made('b', ['a']), made('c', ['a'])]));
  expect(result.status).toBe('succeeded');
  expect(statuses(result)).toEqual(['a succeeded', 'b succeeded', 'c succeeded']);
  expect([...result.outputs.keys()]).toEqual(['b', 'c']);
  expect(await result.outputs.get('c')?.load()).toBe('c');
});

test('starts the longest remaining path first', async () => {
  const result = await run(pipeline([made('short'), made('long1'), made('long2', ['long1']), made('long3', ['long2'])]));
  expect(result.nodes[0]?.node).toBe('long1');
});

test('emits run.started, run.planned, a pair per node and run.finished, all of them JSON', async () => {
  const { events } = await run(pipeline([made('a'), made('b', ['a'])]));
  expect(events.map(({ type }) => type)).toEqual([
    'run.started',
    'run.planned',
    'node.started',
    'node.finished',
    'node.started',
    'node.finished',
    'run.finished',
  ]);
  expect(JSON.parse(JSON.stringify(events))).toEqual(events);
});

test.each([
  ['stop', ['boom failed', 'after skipped', 'other skipped'], []],
  ['finish', ['boom failed', 'after skipped', 'other skipped'], []],
  ['continue', ['boom failed', 'other succeeded', 'after skipped'], ['other']],
])('onError: %s reports what did not run as skipped, and outputs hold only what was made', async (onError, expected, outputs) => {
  const result = await run(pipeline([made('boom', [], boom), made('after', ['boom']), made('other')]), { onError });
  expect(result).toMatchObject({ status: 'failed', error: { name: 'RangeError', message: 'boom' } });
  expect(statuses(result)).toEqual(expected);
  expect([...result.outputs.keys()]).toEqual(outputs);
});

test('onError: stop tells running nodes, and they are reported as cancelled', async () => {
  const waiting = node((signal: AbortSignal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))), {
    name: 'waiting',
    inputs: 'run:signal',
    outputs: 'w',
  });
  const failing = node(async () => boom(), { name: 'failing', outputs: 'f' });
  const result = await run(pipeline([waiting, failing]), { concurrency: 2 });
  expect(statuses(result)).toEqual(['failing failed', 'waiting cancelled']);
});

test('onError: finish lets running nodes end', async () => {
  const slow = node(() => sleep(30).then(() => 1), { name: 'slow', outputs: 's' });
  const result = await run(pipeline([slow, node(async () => boom(), { name: 'failing', outputs: 'f' }), made('later', ['s'])]), {
    concurrency: 2,
    onError: 'finish',
  });
  expect(statuses(result)).toEqual(['failing failed', 'slow succeeded', 'later skipped']);
});

test('a retry gives its slot back while it waits, counts attempts, and waits delay times backoff', async () => {
  let left = 2;
  const order: string[] = [];
  const flaky = made('flaky', [], () => {
    order.push('flaky');
    if (left-- > 0) throw new Error('not yet');
    return 1;
  });
  const calm = made('calm', [], () => order.push('calm'));
  const result = await run(pipeline([flaky, calm]), { retry: { attempts: 3, delay: 10, backoff: 3 } });
  expect(order).toEqual(['flaky', 'calm', 'flaky', 'flaky']);
  const report = result.nodes.find((one) => one.node === 'flaky');
  expect(report).toMatchObject({ status: 'succeeded', attempts: 3 });
  expect(report?.duration).toBeGreaterThanOrEqual(38);
  expect(result.events.filter((event) => event.type === 'node.retried').map(({ delay }) => delay)).toEqual([10, 30]);
});

test('a node narrows the policy of its runner', async () => {
  let calls = 0;
  const once = node(
    () => {
      calls++;
      return boom();
    },
    { name: 'once', outputs: 'x', retry: { attempts: 1 } },
  );
  await run(pipeline([once]), { retry: { attempts: 5 } });
  expect(calls).toBe(1);
});

test('an abort during the wait for a retry ends the run at once', async () => {
  const began = performance.now();
  const result = await run(
    pipeline([made('boom', [], boom)]),
    { retry: { attempts: 2, delay: 60_000 } },
    { signal: AbortSignal.timeout(30) },
  );
  expect(result.status).toBe('cancelled');
  expect(performance.now() - began).toBeLessThan(2000);
});

test('a timeout fails the node with NODE_TIMEOUT, once, and aborts its run:signal', async () => {
  let seen: unknown;
  const slow = node(
    async (signal: AbortSignal) => {
      signal.addEventListener('abort', () => {
        seen = signal.reason.code;
      });
      await sleep(60);
      throw new Error('late');
    },
    { name: 'slow', inputs: 'run:signal', outputs: 'a' },
  );
  const result = await run(pipeline([slow]), { timeout: '20ms' });
  await sleep(80);
  expect(result).toMatchObject({ status: 'failed', error: { code: 'NODE_TIMEOUT' } });
  expect(seen).toBe('NODE_TIMEOUT');
  expect(result.events.filter(({ type }) => type === 'node.finished')).toHaveLength(1);
});

test('waiting for a slot costs no timeout', async () => {
  const slow = (name: string) => node(() => sleep(100).then(() => name), { name, outputs: name });
  const result = await run(pipeline([slow('a'), slow('b'), slow('c'), slow('d')]), { timeout: 350 });
  expect(result.status).toBe('succeeded');
});

test('starts no node once the signal is aborted, and gives the reason as the cause', async () => {
  const result = await run(pipeline([made('a')]), {}, { signal: AbortSignal.abort(new RangeError('enough')) });
  expect(result).toMatchObject({ status: 'cancelled', error: { code: 'RUN_CANCELLED', cause: { name: 'RangeError', message: 'enough' } } });
  expect(statuses(result)).toEqual(['a skipped']);
  expect(result.events.some(({ type }) => type === 'node.started')).toBe(false);
});

test('an abort between synchronous nodes is seen while they run', async () => {
  const spin = (value: number) => {
    for (const until = performance.now() + 1; performance.now() < until; );
    return value;
  };
  const chain = Array.from({ length: 2000 }, (_, i) => node(spin, { name: `n${i}`, inputs: `d${i}`, outputs: `d${i + 1}` }));
  const result = await run(pipeline(chain), {}, { signal: AbortSignal.timeout(30), data: new Map([['d0', memoryDataset(1)]]) });
  expect(result.status).toBe('cancelled');
  expect(result.nodes.filter(({ status }) => status === 'succeeded').length).toBeLessThan(1000);
});

test('100,000 synchronous nodes in a chain do not overflow the stack', async () => {
  const chain = Array.from({ length: 100_000 }, (_, i) =>
    node((x: number) => x + 1, { name: `n${i}`, inputs: `d${i}`, outputs: `d${i + 1}` }),
  );
  const result = await run(pipeline(chain), {}, { data: new Map([['d0', memoryDataset(0)]]) });
  expect(await result.outputs.get('d100000')?.load()).toBe(100_000);
});

test('a running node that ignores an abort is left to itself after the grace, and the run says so', { timeout: 15_000 }, async () => {
  const deaf = node(() => sleep(8000), { name: 'deaf', outputs: 'x' });
  const began = performance.now();
  const result = await run(pipeline([deaf]), {}, { signal: AbortSignal.timeout(20) });
  expect(performance.now() - began).toBeLessThan(7000);
  expect(result.nodes).toMatchObject([{ node: 'deaf', status: 'cancelled', error: { code: 'NODE_ABANDONED' } }]);
});

test('leaves no listener on the signal and no timer', async () => {
  const controller = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = controller.signal;
  Object.assign(controller.signal, {
    addEventListener: (...given: Parameters<AbortSignal['addEventListener']>) => {
      listeners++;
      return addEventListener.apply(controller.signal, given as never);
    },
    removeEventListener: (...given: Parameters<AbortSignal['removeEventListener']>) => {
      listeners--;
      return removeEventListener.apply(controller.signal, given as never);
    },
  });
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const before = timers();
  const result = await run(
    pipeline([node(() => sleep(5).then(() => 1), { name: 'a', outputs: 'a' })]),
    { timeout: 60_000 },
    { signal: controller.signal },
  );
  expect(result.status).toBe('succeeded');
  expect(listeners).toBe(0);
  expect(timers()).toBe(before);
});

test('lets go of what was made after its last reader, never of what is kept or was given', async () => {
  const log: string[] = [];
  const catalog = new Map(['given', 'a', 'b', 'c'].map((name) => [name, recording(name, log, name === 'given' ? 1 : undefined)]));
  const chain = pipeline([made('a', ['given']), made('b', ['a']), made('b2', ['a']), made('c', ['b'])]);
  await run(chain, {}, { keep: ['b'] }, { catalog });
  expect(log).toContain('release a');
  expect(log.indexOf('release a')).toBeGreaterThan(log.lastIndexOf('load a'));
  expect(log).toContain('release c'); // nobody reads or wants it
  expect(log).not.toContain('release b');
  expect(log).not.toContain('release given');
});

test('refuses a pipeline whose inputs nobody makes, naming all of them, before anything starts', async () => {
  const events: RunEvent[] = [];
  const refused = run(pipeline([made('a', ['companies', 'shuttles'])]), {}, { emit: (event) => events.push(event) });
  await expect(refused).rejects.toMatchObject({ code: 'MISSING_INPUT', details: { missing: ['companies', 'shuttles'] } });
  expect(events.map(({ type }) => type)).toEqual(['run.started', 'run.finished']);
  expect(events.at(-1)).toMatchObject({ status: 'refused' });
});

test('names missing datasets and unknown parameters at once', async () => {
  const refused = run(pipeline([made('a', ['companies', 'params:alhpa', 'params:rate'])]), {}, { parameters: { alpha: 1 } });
  await expect(refused).rejects.toMatchObject({
    code: 'MISSING_INPUT',
    message: expect.stringMatching(/^pipeline ".*" reads "companies".*\nunknown parameter "alhpa".*\nunknown parameter "rate"/),
    details: { missing: ['companies'] },
  });
});

test.each([
  ['params:model.alhpa', 'unknown parameter "model.alhpa". Did you mean "model.alpha"?'],
  ['run:sginal', 'unknown input "run:sginal". Did you mean "run:signal"?'],
])('refuses the input %s with the name that was meant', async (input, message) => {
  await expect(run(pipeline([made('a', [input])]), {}, { parameters: { model: { alpha: 1 } } })).rejects.toThrow(message);
});

test('a node that changes an input fails in the words of the engine, and its siblings see the value as it was', async () => {
  const grow = made('grow', ['rows'], ((rows: number[]) => rows.push(4)) as never);
  const count = made('count', ['rows'], ((rows: number[]) => rows.length) as never);
  const data = new Map([['rows', memoryDataset([1, 2, 3])]]);
  const result = await run(pipeline([grow, count]), { onError: 'continue' }, { data });
  expect(result).toMatchObject({
    status: 'failed',
    error: { name: 'TypeError', message: 'Cannot add property 3, object is not extensible' },
  });
  expect(await result.outputs.get('count')?.load()).toBe(3);
});

test('two runs at once see neither each other’s memory nor each other’s parameters', async () => {
  const double = node(async (scale: number) => sleep(5).then(() => scale * 2), {
    name: 'double',
    inputs: 'params:scale',
    outputs: 'doubled',
  });
  const show = node((doubled: number) => doubled, { name: 'show', inputs: 'doubled', outputs: 'shown' });
  const both = pipeline([double, show]);
  const runner = await createRunner('inline', inline, { concurrency: 2 });
  const catalog = new Map([['doubled', memoryDataset<number>()]]);
  const results = await Promise.all(
    [1, 10].map((scale, i) => runner.run(requestFor(both, { runId: `r${i}`, parameters: { scale } }, { catalog }))),
  );
  expect(await Promise.all(results.map(({ outputs }) => outputs.get('shown')?.load()))).toEqual([2, 20]);
});

test('never runs more nodes at a time than it has slots, over all runs', async () => {
  let now = 0;
  let most = 0;
  const counted = (name: string) =>
    node(
      async () => {
        most = Math.max(most, ++now);
        await sleep(5);
        now--;
        return name;
      },
      { name, outputs: name },
    );
  const wide = pipeline(Array.from({ length: 12 }, (_, i) => counted(`n${i}`)));
  const runner = await createRunner('inline', inline, { concurrency: 3 });
  await Promise.all([1, 2, 3].map((i) => runner.run(requestFor(wide, { runId: `r${i}` }))));
  expect(most).toBe(3);
});

test('hooks wrap the run and each attempt, in order, and one that forgets next fails the node by name', async () => {
  const seen: string[] = [];
  const hooks = {
    aroundRun: async (_: RunRequest, next: () => Promise<never>) => {
      seen.push('run');
      return next();
    },
    aroundNode: ({ node: { name } }: { node: { name: string } }, next: () => void | Promise<void>) => {
      seen.push(name);
      return name === 'forgotten' ? undefined : next();
    },
    onEvent: ({ type }: RunEvent) => void seen.push(type),
  };
  const result = await run(pipeline([made('a'), made('forgotten', ['a'])]), {}, {}, { hooks: hooks as never });
  expect(seen).toEqual(['run.planned', 'run', 'node.started', 'a', 'node.finished', 'node.started', 'forgotten', 'node.finished']);
  expect(result).toMatchObject({ status: 'failed', error: { code: 'HOOK_SKIPPED_NODE', message: expect.stringContaining('"forgotten"') } });
});

test('a chunk is seen when the generator has ended, and a retried generator leaves no doubles', async () => {
  let left = 1;
  const chunks = node(
    function* () {
      yield [1, 2];
      if (left-- > 0) throw new Error('not yet');
      yield [3];
    },
    { name: 'chunks', outputs: 'rows' },
  );
  const result = await run(pipeline([chunks]), { retry: 2 });
  expect(await result.outputs.get('rows')?.load()).toEqual([1, 2, 3]);
});

test('300 runs at once over a router with few slots all end, whatever of it is synchronous', async () => {
  const router = defineRunner({
    apiVersion: 1,
    kind: 'wrapper',
    create: (_, { runners }) => ({ place: (one) => runners.get(one.tags[0] ?? 'default')!.place!(one) }),
  });
  const runners = { gpu: await createRunner('inline', inline), default: await createRunner('inline', inline, { concurrency: 3 }) };
  const runner = await createRunner('router', router, {}, { runners });
  let seed = 1;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  const graph = () =>
    pipeline(
      Array.from({ length: 30 }, (_, i) => {
        const inputs = i > 2 ? [`d${Math.floor(random() * i)}`, `d${Math.floor(random() * i)}`] : [];
        const fn = random() < 0.5 ? () => 1 : () => (random() < 0.3 ? sleep(0) : Promise.resolve(1));
        return node(fn as (...values: unknown[]) => unknown, {
          name: `n${i}`,
          tags: random() < 0.3 ? ['gpu'] : [],
          inputs: inputs as never,
          outputs: `d${i}`,
        });
      }),
    );
  const results = await Promise.all(Array.from({ length: 300 }, (_, i) => runner.run(requestFor(graph(), { runId: `r${i}` }))));
  expect(results.every(({ status, nodes }) => status === 'succeeded' && nodes.length === 30)).toBe(true);
});
