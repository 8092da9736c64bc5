import assert from 'node:assert/strict';
import { momentOf, mostAtOnce } from '../moments.ts';
import { executesNodes, kills, promisesOf } from '../promise.ts';
import { assertStatus, outputOf } from '../reports.ts';
import { dataOf, openStage } from '../stage.ts';
import type { Subject } from '../subject.ts';

const promise = promisesOf('order');

/** When nodes start. */
export const order = [
  promise(8, 'no node starts before all its inputs are saved', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('diamond');
    assertStatus(result, 'succeeded');
    assert.equal(await outputOf(result, 'total'), 23);
    const marks = stage.marks();
    for (const [node, input] of [
      ['left', 'slow-top'],
      ['right', 'slow-top'],
      ['bottom', 'slow-left'],
      ['bottom', 'slow-right'],
    ] as const) {
      assert.ok(
        momentOf(marks, `start ${node}`) >= momentOf(marks, `saved ${input}`),
        `node "${node}" started before "${input}" was saved`,
      );
    }
  }),

  promise(
    9,
    'nodes that do not depend on each other overlap',
    async (subject) => {
      await using stage = await openStage(subject);
      const { result } = await stage.run('crowd');
      assertStatus(result, 'succeeded');
      assert.ok(mostAtOnce(stage.marks()) > 1, 'only one node at a time was running');
    },
    ({ concurrency = 1 }) => concurrency > 1,
  ),

  promise(10, 'never more nodes run at once than the runner allows', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('crowd');
    assertStatus(result, 'succeeded');
    assertAtMost(subject, mostAtOnce(stage.marks()));
  }),

  promise(
    50,
    'two runs at once share the number of nodes that may run at once',
    async (subject) => {
      await using stage = await openStage(subject);
      const runs = await Promise.all([stage.run('crowd'), stage.run('crowd')]);
      for (const { result } of runs) assertStatus(result, 'succeeded');
      assert.equal(stage.count('start sleeper-0'), 2);
      assertAtMost(subject, mostAtOnce(stage.marks()));
    },
    ({ kind }) => kind === 'executor',
  ),

  promise(
    11,
    'the longest path starts first',
    async (subject) => {
      await using stage = await openStage(subject);
      const { result, events } = await stage.run('lopsided');
      assertStatus(result, 'succeeded');
      const first = events.find((event) => event.type === 'node.started');
      assert.equal(first?.node, 'long-1');
    },
    executesNodes,
  ),

  promise(12, 'the time a run takes grows as its nodes do, and its stack does not', async (subject) => {
    await using stage = await openStage(subject);
    const size = kills(subject) ? 1000 : 50_000;
    const data = dataOf({ seed: 1 });
    const run = async (pipeline: string, end: number) => {
      const { result, took } = await stage.run(pipeline, { data });
      assertStatus(result, 'succeeded');
      assert.equal(await outputOf(result, 'end'), end);
      return took;
    };
    const fan = (width: number) => run(`fan-${width}`, width);
    const small = Math.min(await fan(size / 10), await fan(size / 10), await fan(size / 10));
    const limit = 100 + 25 * small;
    const large = await fan(size);
    const again = large < limit ? large : await fan(size); // once more, for the machine may have been busy
    assert.ok(again < limit, `ten times the nodes took ${again / small} times as long: ${again} ms`);
    await run(`chain-${kills(subject) ? 10_000 : 100_000}`, 1);
  }),
];

function assertAtMost({ concurrency = 1 }: Subject, most: number): void {
  assert.ok(most <= concurrency, `${most} nodes were running at once, and ${concurrency} may`);
}
