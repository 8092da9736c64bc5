import assert from 'node:assert/strict';
import { promisesOf } from '../promise.ts';
import { assertStatus, errorOf, leavesOf, nodesOf, outputOf, statusesOf } from '../reports.ts';
import { dataOf, openStage } from '../stage.ts';

const promise = promisesOf('outcome');

/** How runs end. */
export const outcome = [
  promise(1, 'a pipeline that succeeds resolves "succeeded", and every node ran once and is reported once', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('one-two-three');
    assertStatus(result, 'succeeded');
    assert.equal(await outputOf(result, 'third'), 3);
    const reported = leavesOf(result).flatMap((leaf) => leaf.nodes.map(({ node }) => node));
    assert.deepEqual(reported.sort(), ['one', 'three', 'two']);
    assert.deepEqual(statusesOf(result), { one: 'succeeded', three: 'succeeded', two: 'succeeded' });
    for (const name of reported) assert.equal(stage.count(`start ${name}`), 1, `node "${name}" was executed`);
  }),

  promise(2, 'a node that throws resolves "failed" and does not reject', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('throws-error');
    assertStatus(result, 'failed');
    assert.equal(nodesOf(result).get('bake')?.status, 'failed');
    assert.equal(result.outputs.size, 0, 'what was never made is no output');
  }),

  promise(3, 'a thrown string, undefined or null is a failure that says so', async (subject) => {
    await using stage = await openStage(subject);
    for (const [thrown, words] of [
      ['string', '"flour"'],
      ['undefined', 'undefined'],
      ['null', 'null'],
    ] as const) {
      const { result } = await stage.run(`throws-${thrown}`);
      assertStatus(result, 'failed');
      const { name, message } = errorOf(result);
      assert.equal(name, 'NonError');
      assert.equal(message, `${words} was thrown, which is not an Error`);
    }
  }),

  promise(4, 'an error keeps its class name, code, message, line and causes', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('throws-error');
    const error = errorOf(result);
    assert.equal(error.name, 'OutOfFlour');
    assert.equal(error.code, 'E_FLOUR');
    assert.equal(error.message, 'no flour left');
    assert.match(error.stack ?? '', /^OutOfFlour: no flour left\n {4}at .*\bbake\b/);
    assert.equal(error.cause?.name, 'RangeError');
    assert.equal(error.cause?.message, 'the sack is empty');
    assert.equal(error.cause?.cause?.message, 'mice');
    assert.deepEqual(nodesOf(result).get('bake')?.error, error, 'the node reports the same error');
  }),

  promise(74, 'an error that is its own cause, and holds what cannot be copied, is told like others', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('throws-knot');
    assertStatus(result, 'failed');
    const error = errorOf(result);
    assert.equal(error.message, 'tied');
    assert.equal(error.cause?.message, 'tied');
    assert.deepEqual(JSON.parse(JSON.stringify(error)), error);
  }),

  promise(5, 'a request that cannot be run is refused before any node starts, naming what is wrong', async (subject) => {
    await using stage = await openStage(subject);
    const cases = [
      ['lacks-input', 'MISSING_INPUT', 'nowhere'],
      ['lacks-parameter', 'UNKNOWN_PARAMETER', 'model.rate'],
      ['no-such-pipeline', 'UNKNOWN_PIPELINE', 'no-such-pipeline'],
    ] as const;
    for (const [pipeline, code, named] of cases) {
      const { request, events } = stage.request(pipeline);
      await assert.rejects(
        () => stage.runner.run(request),
        (error: NodeJS.ErrnoException) => {
          assert.equal(error.code, code);
          assert.match(error.message, new RegExp(`"${named}"`));
          return true;
        },
      );
      const last = events.at(-1);
      assert.equal(last?.type === 'run.finished' && last.status, 'refused');
    }
    assert.equal(stage.count('start one'), 0, 'a node was started');
  }),

  promise(6, 'the empty pipeline succeeds', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('empty');
    assertStatus(result, 'succeeded');
    assert.equal(nodesOf(result).size, 0);
    assert.equal(result.outputs.size, 0);
  }),

  promise(7, 'a result without its outputs, and every event, is JSON', async (subject) => {
    await using stage = await openStage(subject);
    const runs = [await stage.run('double', { data: dataOf({ number: 21 }) }), await stage.run('throws-error')];
    for (const { result, events } of runs) {
      const { outputs: _, ...report } = result;
      for (const each of [report, ...events]) assert.deepEqual(JSON.parse(JSON.stringify(each)), each);
    }
  }),
];
