import assert from 'node:assert/strict';
import { executesNodes, promisesOf } from '../promise.ts';
import { assertStatus, errorOf, outputOf } from '../reports.ts';
import { dataOf, openStage } from '../stage.ts';

const promise = promisesOf('values');

/** Which values arrive, and how. */
export const values = [
  promise(20, 'a class instance arrives with its methods, or is refused by name', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('instance');
    if (result.status === 'succeeded') return assert.equal(await outputOf(result, 'reading'), 7);
    assert.match(errorOf(result).message, /"meter"/);
  }),

  promise(21, 'the chunks of a generator arrive in order', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('chunks', { keep: ['rows', 'joined'] });
    assertStatus(result, 'succeeded');
    assert.equal(await outputOf(result, 'joined'), '1,2,3,4');
    assert.deepEqual(await outputOf(result, 'rows'), [1, 2, 3, 4]);
  }),

  promise(
    54,
    'a generator that is tried again leaves no chunk of the attempt that failed',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { retry: { attempts: 2 } } });
      const { result } = await stage.run('retried-chunks');
      assertStatus(result, 'succeeded');
      assert.equal(await outputOf(result, 'joined'), '1,2,3');
      assert.equal(stage.count('start yield'), 2);
    },
    executesNodes,
  ),

  promise(
    71,
    'a dataset that appends gets the chunks of the attempt that succeeded, and is told to discard the others',
    async (subject) => {
      await using stage = await openStage(subject, { policy: { retry: { attempts: 2 } } });
      const { result } = await stage.run('stored-chunks');
      assertStatus(result, 'succeeded');
      assert.deepEqual(await outputOf(result, 'stored-rows'), [1, 2, 3]);
      assert.equal(stage.count('saved stored-rows'), 1);
      assert.equal(stage.count('discarded stored-rows'), 1);
    },
    executesNodes,
  ),

  promise(22, 'a typed array arrives as it was made, for every reader', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('arrays', { keep: ['numbers', 'listed', 'count', 'again'] });
    assertStatus(result, 'succeeded');
    const made = Float64Array.from([1.5, -0, Number.NaN]);
    assert.deepEqual(await outputOf(result, 'numbers'), made);
    assert.deepEqual(await outputOf(result, 'listed'), [...made]);
    assert.deepEqual(await outputOf(result, 'again'), made);
    assert.equal(await outputOf(result, 'count'), 6);
  }),

  promise(46, 'null, false, 0, "", NaN, BigInt, Date, Map, Set and undefined inside arrive unchanged', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('odd-values');
    assertStatus(result, 'succeeded');
    const expected = {
      null: null,
      false: false,
      zero: 0,
      'empty-text': '',
      'not-a-number': Number.NaN,
      bigint: 2n ** 70n,
      date: new Date(0),
      map: new Map([['a', new Set([1])]]),
      nested: { rows: [{ a: 1 }, { a: undefined }] },
    };
    for (const [name, value] of Object.entries(expected)) assert.deepEqual(await outputOf(result, `passed-${name}`), [value], name);
  }),

  promise(44, 'a node that writes into its input fails in the language’s own words', async (subject) => {
    await using stage = await openStage(subject);
    const rows = [{ a: 1 }];
    for (const pipeline of ['change-given', 'change-made']) {
      const { result } = await stage.run(pipeline, pipeline === 'change-given' ? { data: dataOf({ rows }) } : {});
      assertStatus(result, 'failed');
      const { name, message } = errorOf(result);
      assert.equal(name, 'TypeError');
      assert.equal(message, "Cannot assign to read only property 'a' of object '#<Object>'");
    }
    assert.deepEqual(rows, [{ a: 1 }]);
  }),
];
