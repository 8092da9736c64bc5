import assert from 'node:assert/strict';
import { orderOf } from '@leat/core';
import { kills, promisesOf } from '../promise.ts';
import { assertStatus, errorOf, nodesOf, outputOf } from '../reports.ts';
import { runAlone } from '../run-alone.ts';
import { dataOf, openStage } from '../stage.ts';
import { within } from '../waiting.ts';

const promise = promisesOf('places');

/** Where runners come from, and what they leave behind. */
export const places = [
  promise(
    38,
    'a node that ends its thread or process fails, and the next run works',
    async (subject) => {
      await using stage = await openStage(subject);
      const { result } = await within(10_000, stage.run('exit'), 'noticing that the place of the node is gone');
      assertStatus(result, 'failed');
      assert.ok(stage.count('start exit') > 0);
      if (subject.kind === 'executor') {
        assert.equal(nodesOf(result).get('exit')?.status, 'failed');
        assert.match(errorOf(result).message, /"exit"/);
      }
      const next = await stage.run('double', { data: dataOf({ number: 1 }) });
      assertStatus(next.result, 'succeeded');
      assert.equal(await outputOf(next.result, 'doubled'), 2);
    },
    kills,
  ),

  promise(
    39,
    'another revision of the source is refused',
    async (subject) => {
      await using stage = await openStage(subject);
      const { request } = stage.request('one-two-three', { source: { ...stage.source, revision: 'two' } });
      await assert.rejects(() => stage.runner.run(request), { code: 'SOURCE_STALE' });
      assert.equal(stage.count('start one'), 0);
    },
    kills,
  ),

  promise(
    48,
    'a request without a source is refused where one is needed',
    async (subject) => {
      await using stage = await openStage(subject);
      const { source: _, ...request } = stage.request('one-two-three').request;
      await assert.rejects(() => stage.runner.run(request), { code: 'NO_SOURCE' });
    },
    kills,
  ),

  promise(40, 'a process whose runner is disposed, even twice, ends by itself, however the run ended', async (subject) => {
    await using stage = await openStage(subject);
    const ends = { 'one-two-three': 'succeeded', 'throws-error': 'failed', 'lacks-input': 'refused' };
    for (const [pipeline, status] of Object.entries(ends)) {
      const { request } = stage.request(pipeline);
      assert.equal(await runAlone(orderOf(request), stage.runner.plan), status);
    }
  }),

  promise(
    65,
    'a process that refused another revision ends by itself, too',
    async (subject) => {
      await using stage = await openStage(subject);
      const { request } = stage.request('one-two-three', { source: { ...stage.source, revision: 'two' } });
      assert.equal(await runAlone(orderOf(request), stage.runner.plan), 'refused');
    },
    kills,
  ),

  promise(58, 'a runner that is made and disposed has loaded nothing', async (subject) => {
    await using stage = await openStage(subject);
    await stage.runner[Symbol.asyncDispose]();
    assert.equal(stage.count('load'), 0);
  }),

  promise(59, 'a runner is made again from its plan, which is JSON', async (subject) => {
    await using stage = await openStage(subject);
    const plan = JSON.parse(JSON.stringify(stage.runner.plan));
    assert.deepEqual(plan, stage.runner.plan);
    await using again = await openStage(subject, { plan });
    assert.equal(again.runner.name, stage.runner.name);
    const { result } = await again.run('double', { data: dataOf({ number: 2 }) });
    assertStatus(result, 'succeeded');
    assert.equal(await outputOf(result, 'doubled'), 4);
  }),

  promise(57, 'an option it does not have is refused by name', async (subject) => {
    const { plan } = subject;
    const misspelt = { ...plan, options: { ...plan.options, noSuchOption: 1 } };
    await assert.rejects(
      async () => {
        await using _ = await openStage(subject, { plan: misspelt });
      },
      (error: NodeJS.ErrnoException) => {
        assert.equal(error.code, 'RUNNER_OPTIONS');
        assert.match(error.message, /"noSuchOption"/);
        return true;
      },
    );
  }),
];
