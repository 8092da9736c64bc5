import assert from 'node:assert/strict';
import { momentOf } from '../moments.ts';
import { executesNodes, promisesOf } from '../promise.ts';
import { assertStatus, nodesOf } from '../reports.ts';
import { openStage } from '../stage.ts';

const promise = promisesOf('hooks');

/** What the work's hooks go around. */
export const hooks = [
  promise(
    37,
    'hooks go around the run and around every attempt of every node, and see the events',
    async (subject) => {
      await using stage = await openStage(subject, { hooks: 'marks', policy: { retry: { attempts: 3 } } });
      const { result } = await stage.run('flaky');
      assertStatus(result, 'succeeded');
      assert.equal(stage.count('before flaky'), 3);
      assert.equal(stage.count('after flaky'), 3);
      assert.equal(stage.count('saw node.retried'), 2);
      assert.equal(stage.count('saw node.finished'), 1);
      const marks = stage.marks();
      const order = ['before run', 'before flaky', 'start flaky', 'end flaky', 'after flaky'].map((what) => momentOf(marks, what));
      assert.deepEqual(
        order,
        [...order].sort((one, other) => one - other),
      );
      assert.ok(momentOf(marks, 'after run') >= (marks.findLast(({ what }) => what === 'after flaky')?.at ?? 0));
    },
    executesNodes,
  ),

  promise(
    64,
    'a hook that does not go on fails the node, with its name',
    async (subject) => {
      await using stage = await openStage(subject, { hooks: 'forgets' });
      const { result } = await stage.run('one-two-three');
      assertStatus(result, 'failed');
      const { status, error } = nodesOf(result).get('two') ?? {};
      assert.equal(status, 'failed');
      assert.equal(error?.code, 'HOOK_SKIPPED_NODE');
      assert.match(error?.message ?? '', /"two"/);
    },
    executesNodes,
  ),
];
