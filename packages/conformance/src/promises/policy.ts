import assert from 'node:assert/strict';
import { executesNodes, promisesOf } from '../promise.ts';
import { assertStatus, errorOf, nodesOf, outputOf, statusesOf } from '../reports.ts';
import { openStage } from '../stage.ts';

const promise = promisesOf('policy');

/** What follows when a node fails; laid on whatever executes the nodes. */
export const policy = [
  promise(
    30,
    'onError "stop" tells what runs, starts nothing more and reports the rest as skipped',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { onError: 'stop' } });
      const { result } = await stage.run('fail-beside-waiting');
      assertStatus(result, 'failed');
      assert.equal(errorOf(result).message, 'this node fails');
      const beside = overlaps(subject) ? 'cancelled' : 'skipped';
      assert.deepEqual(statusesOf(result), { 'after-fail': 'skipped', 'after-wait': 'skipped', fail: 'failed', wait: beside });
      assert.equal(stage.count('told wait'), stage.count('start wait'), 'a running node was not told');
    },
    executesNodes,
  ),

  promise(
    31,
    'onError "finish" lets running nodes end, starts nothing more and reports the rest as skipped',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { onError: 'finish' } });
      const { result } = await stage.run('fail-beside-working');
      assertStatus(result, 'failed');
      const beside = overlaps(subject) ? 'succeeded' : 'skipped';
      assert.deepEqual(statusesOf(result), { 'after-fail': 'skipped', 'after-work': 'skipped', fail: 'failed', work: beside });
      assert.equal(stage.count('end work'), stage.count('start work'), 'a running node did not end');
    },
    executesNodes,
  ),

  promise(
    32,
    'onError "continue" runs everything that does not depend on what failed',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { onError: 'continue' } });
      const { result } = await stage.run('fail-beside-working');
      assertStatus(result, 'failed');
      assert.equal(errorOf(result).message, 'this node fails');
      assert.deepEqual(statusesOf(result), { 'after-fail': 'skipped', 'after-work': 'succeeded', fail: 'failed', work: 'succeeded' });
      assert.deepEqual([...result.outputs.keys()], ['after-worked']);
    },
    executesNodes,
  ),

  promise(
    33,
    'attempts are counted, the waits between them grow, and the duration covers them all',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { retry: { attempts: 3, delay: 60, backoff: 2 } } });
      const { result, events } = await stage.run('flaky');
      assertStatus(result, 'succeeded');
      assert.equal(await outputOf(result, 'done'), 'at last');
      assert.equal(stage.count('start flaky'), 3);
      const retried = events.filter((event) => event.type === 'node.retried');
      assert.deepEqual(
        retried.map(({ attempt, delay, error }) => [attempt, delay, error.message]),
        [
          [1, 60, 'not yet'],
          [2, 120, 'not yet'],
        ],
      );
      const started = events.filter((event) => event.type === 'node.started');
      assert.deepEqual(
        started.map(({ attempt }) => attempt),
        [1, 2, 3],
      );
      const report = nodesOf(result).get('flaky');
      assert.equal(report?.attempts, 3);
      assert.ok(report.duration >= 175, `the waits alone are 180 ms, and it reports ${report.duration}`);
    },
    executesNodes,
  ),
];

const overlaps = ({ concurrency = 1 }) => concurrency > 1;
