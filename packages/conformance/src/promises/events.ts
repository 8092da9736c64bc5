import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunEvent, RunReport } from '@leat/core';
import { assertFramed, assertNodesPaired, byRun } from '../event-checks.ts';
import { executesNodes, promisesOf } from '../promise.ts';
import { assertStatus } from '../reports.ts';
import { openStage } from '../stage.ts';

const promise = promisesOf('events');

/** What is told of a run while it goes on. */
export const events = [
  promise(34, '"run.started" is first and "run.finished" last of every id, and nothing comes after the end', async (subject) => {
    await using stage = await openStage(subject);
    for (const pipeline of ['one-two-three', 'throws-error', 'empty']) {
      const { result, events } = await stage.run(pipeline);
      assertFramed(events);
      const [first, last] = [events[0], events.at(-1)];
      assert.ok(first?.type === 'run.started' && last?.type === 'run.finished');
      assert.equal(first.runId, result.runId);
      assert.equal(first.runner, stage.runner.name);
      assert.equal(first.pipeline, pipeline);
      assert.equal(last.runId, result.runId);
      assert.equal(last.status, result.status);
      assert.deepEqual(last.error, result.status === 'succeeded' ? undefined : result.error);
      const told = events.length;
      await sleep(50);
      assert.equal(events.length, told, 'something was told after the end');
    }
  }),

  promise(
    56,
    'every attempt of a node is told from its start to its end, once "run.planned" has named the node',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { retry: { attempts: 3 } } });
      const nodes = { 'one-two-three': ['one', 'three', 'two'], flaky: ['flaky'], 'throws-error': ['bake'] };
      for (const [pipeline, names] of Object.entries(nodes)) {
        const { events } = await stage.run(pipeline);
        const ended = events.flatMap((event) => (event.type === 'node.finished' ? event.node : []));
        assert.deepEqual([...new Set(ended)].sort(), names);
        for (const told of byRun(events).values()) assertNodesPaired(told);
      }
    },
    executesNodes,
  ),

  promise(35, 'a sink that throws does not change the outcome', async (subject) => {
    await using stage = await openStage(subject);
    const emit = ({ type }: RunEvent) => {
      if (type === 'node.started' || type === 'progress') throw new Error('the sink of this test is full');
    };
    const { result } = await stage.run('report', { emit });
    assertStatus(result, 'succeeded');
  }),

  promise(36, 'the id of a run inside a run is its parent’s, a slash and a step, and used once', async (subject) => {
    await using stage = await openStage(subject);
    for (const pipeline of ['one-two-three', 'throws-error']) {
      const { result, events } = await stage.run(pipeline);
      const ids = events.filter(({ type }) => type === 'run.started').map(({ runId }) => runId);
      assert.deepEqual(ids, [...new Set(ids)], 'an id was used twice');
      for (const id of ids) {
        if (id === result.runId) continue;
        const parent = id.slice(0, id.lastIndexOf('/'));
        assert.ok(ids.includes(parent), `"${id}" is under "${parent}", which is no run; there are ${ids.join(', ')}`);
      }
      assertNested(result);
    }
  }),

  promise(
    47,
    'what a node says through "run:progress" and "run:logger" is told, with its name and its values',
    async (subject) => {
      await using stage = await openStage(subject);
      const { result, events } = await stage.run('report');
      assertStatus(result, 'succeeded');
      const said = events.filter((event) => event.type === 'progress' || (event.type === 'log' && event.node !== undefined));
      assert.deepEqual(
        said.map(({ at: _, runId: __, ...event }) => event),
        [
          { type: 'progress', node: 'report', done: 1, total: 2, values: { loss: 0.5 } },
          { type: 'log', node: 'report', stream: 'stdout', text: 'half way' },
          { type: 'log', node: 'report', stream: 'stderr', text: 'and not well' },
          { type: 'progress', node: 'report', done: 2, total: 2, values: { loss: 0.25 } },
        ],
      );
    },
    executesNodes,
  ),
];

function assertNested({ runId, children = [] }: RunReport): void {
  for (const child of children) {
    assert.ok(child.runId.startsWith(`${runId}/`), `the report "${child.runId}" is under "${runId}"`);
    assertNested(child);
  }
}
