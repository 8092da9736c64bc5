import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertFramed } from '../event-checks.ts';
import { promisesOf, runsUntilTold } from '../promise.ts';
import { assertStatus } from '../reports.ts';
import { openStage } from '../stage.ts';
import { within } from '../waiting.ts';

const promise = promisesOf('endless');

/** What a runner without an end of its own promises. */
export const endless = [
  promise(
    63,
    'a run without an end of its own is told to stop, and has succeeded',
    async (subject) => {
      await using stage = await openStage(subject);
      const stopping = new AbortController();
      const { request, events } = stage.request('double', { signal: stopping.signal });
      const running = stage.runner.run(request);
      assert.equal(await Promise.race([running, sleep(1000, 'still running')]), 'still running');
      stopping.abort(new Error('closing time'));
      assertStatus(await within(10_000, running, 'stopping'), 'succeeded');
      assertFramed(events.filter(({ runId }) => runId === request.runId));
      assert.equal(events.at(-1)?.type, 'run.finished');
      assert.equal(getEventListeners(stopping.signal, 'abort').length, 0, 'a listener was left on the signal');
    },
    runsUntilTold,
  ),

  promise(
    66,
    'a run that was told to stop before it began ends at once',
    async (subject) => {
      await using stage = await openStage(subject);
      const { request } = stage.request('double', { signal: AbortSignal.abort(new Error('never opened')) });
      const { status } = await within(5000, stage.runner.run(request), 'stopping');
      assert.ok(status === 'succeeded' || status === 'cancelled', `it ended "${status}"`);
    },
    runsUntilTold,
  ),

  promise(
    67,
    'who goes around a runner without an end can see that it has none',
    async (subject) => {
      await using stage = await openStage(subject);
      assert.ok(stage.runner.endless, 'its runner is not marked endless');
    },
    runsUntilTold,
  ),
];
