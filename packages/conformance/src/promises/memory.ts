import assert from 'node:assert/strict';
import { type Dataset, memoryDataset } from '@leat/core';
import { momentOf } from '../moments.ts';
import { executesNodes, promisesOf } from '../promise.ts';
import { assertStatus, outputOf } from '../reports.ts';
import { openStage } from '../stage.ts';

const promise = promisesOf('memory');

/** How long values are held. */
export const memory = [
  promise(
    13,
    'a value in memory is let go once, after its last reader, while the run goes on',
    async (subject) => {
      await using stage = await openStage(subject);
      const { result } = await stage.run('readers');
      assertStatus(result, 'succeeded');
      assert.equal(stage.count('release watched-rows'), 1);
      const marks = stage.marks();
      const released = momentOf(marks, 'release watched-rows');
      assert.ok(
        released >= momentOf(marks, 'end sum') && released >= momentOf(marks, 'end size'),
        'it was let go before its last reader ended',
      );
      assert.ok(released <= momentOf(marks, 'end last'), 'it was let go only when the run had ended');
      assert.equal(stage.count('release watched-last'), 0, 'an output was let go');
    },
    executesNodes,
  ),

  promise(
    51,
    'a value whose reader failed, was skipped or tried again is let go once, too',
    async (subject) => {
      await using failing = await openStage(subject);
      assertStatus((await failing.run('failing-readers')).result, 'failed');
      assert.ok(failing.count('release watched-one') >= 1, 'a value was held because its reader had failed');
      await using retrying = await openStage(subject, { policy: { retry: { attempts: 2 } } });
      const { result } = await retrying.run('retried-reader');
      assertStatus(result, 'succeeded');
      assert.equal(await outputOf(result, 'read'), 1);
      assert.equal(retrying.count('release watched-one'), 1);
    },
    executesNodes,
  ),

  promise(18, 'data given with the request is neither let go nor written', async (subject) => {
    await using stage = await openStage(subject);
    const touched: string[] = [];
    const number: Dataset = { ...lent(4), save: () => void touched.push('saved'), release: () => void touched.push('released') };
    const { result } = await stage.run('double', { data: new Map([['number', number]]) });
    assertStatus(result, 'succeeded');
    assert.deepEqual(touched, []);
    const held = memoryDataset(5);
    assertStatus((await stage.run('double', { data: new Map([['number', held]]) })).result, 'succeeded');
    assert.equal(await held.load(), 5);
  }),
];

/** A dataset of the caller's own. */
const lent = <T>(value: T): Pick<Dataset<T>, 'load' | 'exists'> => ({ load: async () => value, exists: () => true });
