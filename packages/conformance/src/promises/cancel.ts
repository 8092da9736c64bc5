import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { executesNodes, kills, promisesOf } from '../promise.ts';
import { assertStatus, errorOf, nodesOf, outputOf } from '../reports.ts';
import { dataOf, openStage } from '../stage.ts';
import { until, within } from '../waiting.ts';

const promise = promisesOf('cancel');

/** How runs are stopped. */
export const cancel = [
  promise(23, 'starts no node once the signal is aborted', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('one-two-three', { signal: AbortSignal.abort(new Error('too late')) });
    assertStatus(result, 'cancelled');
    assert.equal(stage.count('start one'), 0);
    for (const { node, status } of nodesOf(result).values()) assert.equal(status, 'skipped', `node "${node}"`);
  }),

  promise(24, 'an abort takes effect between nodes that never wait', async (subject) => {
    await using stage = await openStage(subject);
    const stopping = new AbortController();
    const { result } = await stage.run('burn', {
      parameters: { start: 0 },
      signal: stopping.signal,
      emit: (event) => {
        if (event.type === 'node.started' && event.node === 'burn-0') setTimeout(() => stopping.abort(), 100);
      },
    });
    assertStatus(result, 'cancelled');
    const done = [...nodesOf(result).values()].filter(({ status }) => status === 'succeeded').length;
    assert.ok(done < 300, `${done} of 400 nodes ran, two seconds of them, though the run was aborted after 100 ms`);
  }),

  promise(25, 'a running node is told to stop by its "run:signal"', async (subject) => {
    await using stage = await openStage(subject);
    const stopping = new AbortController();
    const running = stage.run('wait', { signal: stopping.signal });
    await until(() => stage.count('start wait') > 0, 'the node started', running);
    stopping.abort(new Error('enough'));
    const { result } = await within(5000, running, 'stopping a node that watches its signal');
    assertStatus(result, 'cancelled');
    assert.equal(stage.count('told wait'), 1);
    assert.equal(stage.count('start after'), 0, 'a node was started after the abort');
  }),

  promise(
    55,
    'a node that never ends and never looks is ended, and the next run works',
    async (subject) => {
      await using stage = await openStage(subject);
      const stopping = new AbortController();
      const running = stage.run('endless', { signal: stopping.signal });
      await until(() => stage.count('start endless') > 0, 'the node started', running);
      stopping.abort(new Error('enough'));
      const { result } = await within(3000, running, 'ending a node that never looks at its signal');
      assertStatus(result, 'cancelled');
      const next = await stage.run('double', { data: dataOf({ number: 1 }) });
      assert.equal(await outputOf(next.result, 'doubled'), 2);
    },
    kills,
  ),

  promise(26, 'a cancelled run carries the reason as the cause of its error', async (subject) => {
    await using stage = await openStage(subject);
    const stopping = new AbortController();
    const running = stage.run('wait', { signal: stopping.signal });
    await until(() => stage.count('start wait') > 0, 'the node started', running);
    stopping.abort(new RangeError('the mill is closed'));
    const { result } = await within(5000, running, 'stopping');
    const { code, cause } = errorOf(result);
    assert.equal(code, 'RUN_CANCELLED');
    assert.equal(cause?.name, 'RangeError');
    assert.equal(cause?.message, 'the mill is closed');
  }),

  promise(
    27,
    'a node that takes longer than its timeout fails once, also when it settles later',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { onError: 'continue' } });
      const { result, events } = await stage.run('late', { parameters: { start: 0 } });
      assertStatus(result, 'failed');
      const nodes = nodesOf(result);
      const late = nodes.get('late');
      assert.equal(late?.status, 'failed');
      assert.equal(late?.error?.code, 'NODE_TIMEOUT');
      assert.match(late?.error?.message ?? '', /"late"/);
      assert.equal(nodes.get('after-late')?.status, 'skipped');
      assert.equal(nodes.get('step-3')?.status, 'succeeded');
      const ends = events.filter((event) => event.type === 'node.finished' && event.node === 'late').map(({ runId }) => runId);
      assert.equal(ends.length, new Set(ends).size, 'the node ended twice in one run');
    },
    executesNodes,
  ),

  promise(
    28,
    'an abort ends the wait before the next attempt',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { retry: { attempts: 2, delay: 60_000 } } });
      const stopping = new AbortController();
      const { request, events } = stage.request('throws-error', { signal: stopping.signal });
      const running = stage.runner.run(request);
      await until(() => events.some(({ type }) => type === 'node.retried'), 'the node was to be tried again', running);
      stopping.abort();
      const result = await within(3000, running, 'ending the wait');
      assertStatus(result, 'cancelled');
      assert.equal(nodesOf(result).get('bake')?.attempts, 1);
    },
    executesNodes,
  ),

  promise(72, 'an abort while the run is still being prepared ends it, and the next run works', async (subject) => {
    await using stage = await openStage(subject);
    for (const delay of [0, 20]) {
      const stopping = new AbortController();
      const running = stage.run('wait', { signal: stopping.signal });
      setTimeout(() => stopping.abort(new Error('changed my mind')), delay);
      assertStatus((await within(5000, running, 'stopping')).result, 'cancelled');
    }
    const next = await stage.run('double', { data: dataOf({ number: 1 }) });
    assertStatus(next.result, 'succeeded');
  }),

  promise(73, 'whatever an abort gives as its reason is told as the cause', async (subject) => {
    await using stage = await openStage(subject);
    for (const [reason, words] of [
      ['closing', 'closing'],
      [undefined, 'aborted'],
      [{ code: 7 }, '7'],
    ] as const) {
      const { result } = await stage.run('one-two-three', { signal: AbortSignal.abort(reason) });
      assertStatus(result, 'cancelled');
      assert.match(errorOf(result).cause?.message ?? '', new RegExp(words));
    }
  }),

  promise(29, 'leaves no listener on the signal', async (subject) => {
    await using stage = await openStage(subject);
    const { signal } = new AbortController();
    for (let round = 0; round < 2; round++) {
      await stage.run('one-two-three', { signal });
      await stage.run('throws-error', { signal });
      await stage.run('lacks-input', { signal }).catch(() => {});
    }
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  }),
];
