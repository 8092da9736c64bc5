import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dataset, memoryDataset } from '@leat/core';
import { momentOf } from '../moments.ts';
import { executesNodes, promisesOf } from '../promise.ts';
import { assertStatus, nodesOf, outputOf } from '../reports.ts';
import { dataOf, openStage } from '../stage.ts';
import type { Subject } from '../subject.ts';

const promise = promisesOf('data');
const releases = (subject: Subject) => executesNodes(subject) && !subject.holds;

/** What happens to values. */
export const data = [
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
    releases,
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
    releases,
  ),

  promise(14, 'what is kept is an output, and nothing else is', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('one-two-three', { keep: ['first'] });
    assertStatus(result, 'succeeded');
    assert.deepEqual([...result.outputs.keys()], ['first']);
    assert.equal(await outputOf(result, 'first'), 1);
    const nothing = await stage.run('one-two-three', { keep: [] });
    assertStatus(nothing.result, 'succeeded');
    assert.deepEqual([...nothing.result.outputs.keys()], []);
  }),

  promise(15, 'outputs load, also after the runner is disposed', async (subject) => {
    await using stage = await openStage(subject);
    await giveNumber(stage.folder);
    const { result } = await stage.run('add-one', { keep: ['sum', 'stored-sum'] });
    assertStatus(result, 'succeeded');
    await stage.runner[Symbol.asyncDispose]();
    assert.equal(await outputOf(result, 'sum'), 2);
    assert.equal(await outputOf(result, 'stored-sum'), 2, 'a stored output');
  }),

  promise(52, 'one run’s outputs are another’s data', async (subject) => {
    await using stage = await openStage(subject);
    const first = await stage.run('double', { data: dataOf({ number: 4 }) });
    assertStatus(first.result, 'succeeded');
    const doubled = first.result.outputs.get('doubled');
    assert.ok(doubled, 'output "doubled" is missing');
    const second = await stage.run('double', { data: new Map([['number', doubled]]) });
    assertStatus(second.result, 'succeeded');
    assert.equal(await outputOf(second.result, 'doubled'), 16);
  }),

  promise(16, 'data given with the request wins over the catalog', async (subject) => {
    await using stage = await openStage(subject);
    await giveNumber(stage.folder);
    const plain = await stage.run('add-one', { keep: ['sum'] });
    assertStatus(plain.result, 'succeeded');
    assert.equal(await outputOf(plain.result, 'sum'), 2);
    const given = await stage.run('add-one', { keep: ['sum'], data: dataOf({ 'stored-number': 41 }) });
    assertStatus(given.result, 'succeeded');
    assert.equal(await outputOf(given.result, 'sum'), 42);
  }),

  promise(17, 'the request’s parameters reach the nodes, and other ones the next run', async (subject) => {
    await using stage = await openStage(subject);
    for (const alpha of [0.1, 0.2]) {
      const parameters = { model: { alpha }, text: 'a' };
      const { result } = await stage.run('read-parameters', { parameters });
      assertStatus(result, 'succeeded');
      assert.equal(await outputOf(result, 'alpha'), alpha);
      assert.deepEqual(await outputOf(result, 'all'), parameters);
    }
  }),

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

  promise(19, 'runs at once do not see each other’s memory or parameters', async (subject) => {
    await using stage = await openStage(subject);
    const texts = ['a', 'b', 'c', 'd', 'e', 'f'];
    const told = await Promise.all(
      texts.map(async (text) => {
        const { result } = await stage.run('remember', { parameters: { text } });
        assertStatus(result, 'succeeded');
        return await outputOf(result, 'told');
      }),
    );
    assert.deepEqual(
      told,
      texts.map((text) => [text, text]),
    );
  }),

  promise(45, 'a run leaves its request as it was', async (subject) => {
    await using stage = await openStage(subject);
    const parameters = { model: { alpha: 1 }, text: 'a' };
    const { request } = stage.request('read-parameters', { parameters, keep: ['alpha'], data: dataOf({ other: [1] }) });
    const before = structuredClone({ parameters, keep: request.keep, names: [...request.data.keys()] });
    assertStatus(await stage.runner.run(request), 'succeeded');
    assert.deepEqual({ parameters: request.parameters, keep: request.keep, names: [...request.data.keys()] }, before);
  }),

  promise(53, 'only the selected nodes run', async (subject) => {
    await using stage = await openStage(subject);
    const { result } = await stage.run('one-two-three', { select: { toNodes: ['two'] } });
    assertStatus(result, 'succeeded');
    assert.deepEqual([...nodesOf(result).keys()].sort(), ['one', 'two']);
    assert.equal(await outputOf(result, 'second'), 2);
    assert.equal(stage.count('start three'), 0);
    const { request } = stage.request('one-two-three', { select: { nodes: ['tow'] } });
    await assert.rejects(() => stage.runner.run(request), /"tow".*"two"/s);
  }),
];

const giveNumber = (folder: string): Promise<void> => writeFile(join(folder, 'stored-number.json'), '1');

/** A dataset of the caller's own. */
const lent = <T>(value: T): Pick<Dataset<T>, 'load' | 'exists'> => ({ load: async () => value, exists: () => true });
