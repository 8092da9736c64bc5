import assert from 'node:assert/strict';
import { around } from '../plans.ts';
import { promisesOf, wraps } from '../promise.ts';
import { assertStatus } from '../reports.ts';
import { openStage } from '../stage.ts';
import { until, within } from '../waiting.ts';

const promise = promisesOf('wrappers');
const recording = { type: 'inline', options: { record: true } };

/** How a runner treats the one it goes around. */
export const wrappers = [
  promise(
    41,
    'the inner is given an id of its own, and is not disposed by what goes around it',
    async (subject) => {
      await using stage = await openStage(subject, { plan: around(subject.plan, recording) });
      for (let round = 0; round < 2; round++) {
        const { result } = await stage.run('one-two-three');
        assertStatus(result, 'succeeded');
        const opened = stage.marks().filter(({ what, value }) => what === 'open' && String(value).startsWith(`${result.runId}/`));
        assert.ok(opened.length > 0, 'the inner was not run under an id of its own');
        const disposed = stage.marks().filter(({ what, pid }) => what === 'dispose' && pid === process.pid);
        assert.equal(disposed.length, 0, 'the inner was disposed');
      }
    },
    wraps,
  ),

  promise(
    42,
    'an abort reaches the runs inside, and they have ended before what goes around them',
    async (subject) => {
      await using stage = await openStage(subject);
      const stopping = new AbortController();
      const { request, events } = stage.request('wait', { signal: stopping.signal });
      const running = stage.runner.run(request);
      await until(() => stage.count('start wait') > 0, 'the node started', running);
      stopping.abort(new Error('enough'));
      const result = await within(5000, running, 'stopping');
      assertStatus(result, 'cancelled');
      const inside = events.filter((event) => event.type === 'run.finished' && event.runId !== result.runId);
      assert.ok(inside.length > 0, 'no run inside was told of');
      assert.deepEqual([...new Set(inside.map((event) => event.type === 'run.finished' && event.status))], ['cancelled']);
      assert.equal(stage.count('start wait'), 1, 'it was run again after the abort');
    },
    wraps,
  ),

  promise(
    43,
    'nothing of the user is loaded before its inner asks for it',
    async (subject) => {
      await using stage = await openStage(subject, { plan: around(subject.plan, { type: 'idle', options: {} }) });
      await stage.run('one-two-three');
      assert.equal(stage.count('load'), 0);
    },
    (subject) => wraps(subject) && !subject.loads,
  ),

  promise(
    62,
    'a refused inner refuses what goes around it, and is not tried again',
    async (subject) => {
      await using stage = await openStage(subject);
      const { request, events } = stage.request('lacks-input');
      await assert.rejects(() => stage.runner.run(request), { code: 'MISSING_INPUT' });
      const refused = events.filter((event) => event.type === 'run.finished').map(({ runId }) => runId);
      refused.sort((one, other) => one.length - other.length);
      for (const [index, id] of refused.slice(1).entries()) {
        assert.ok(id.startsWith(`${refused[index]}/`), `a refusal was tried again: ${refused.join(', ')}`);
      }
    },
    wraps,
  ),

  promise(
    61,
    'its report holds those of the runs inside, without their outputs',
    async (subject) => {
      await using stage = await openStage(subject);
      const { result } = await stage.run('one-two-three');
      assertStatus(result, 'succeeded');
      assert.ok(result.children && result.children.length > 0, 'there are no children in the report');
      for (const child of result.children) assert.ok(!('outputs' in child), `the report of "${child.runId}" holds its outputs`);
    },
    wraps,
  ),
];
