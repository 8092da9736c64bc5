import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { momentOf } from '../moments.ts';
import { kills, promisesOf } from '../promise.ts';
import { assertStatus, nodesOf, outputOf } from '../reports.ts';
import { dataOf, openStage } from '../stage.ts';

const promise = promisesOf('data');

/** What happens to values. */
export const data = [
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

  promise(68, 'runs at once, each with data of its own, do not mix them up', async (subject) => {
    await using stage = await openStage(subject);
    const runs = subject.kind === 'wrapper' && kills(subject) ? 8 : 40; // each may be a process
    const numbers = Array.from({ length: runs }, (_, index) => index);
    const doubled = await Promise.all(
      numbers.map(async (number) => {
        const { result } = await stage.run('double', { data: dataOf({ number }) });
        assertStatus(result, 'succeeded');
        return await outputOf(result, 'doubled');
      }),
    );
    assert.deepEqual(
      doubled,
      numbers.map((number) => 2 * number),
    );
  }),

  promise(69, 'what a node confirms is told once the node has succeeded', async (subject) => {
    await using stage = await openStage(subject);
    await giveNumber(stage.folder);
    assertStatus((await stage.run('confirm')).result, 'succeeded');
    assert.equal(stage.count('confirmed stored-number'), 1);
    assert.ok(momentOf(stage.marks(), 'confirmed stored-number') >= momentOf(stage.marks(), 'end read'));
  }),

  promise(
    70,
    'a stored dataset is saved where its node runs, and does not cross',
    async (subject) => {
      await using stage = await openStage(subject);
      assertStatus((await stage.run('diamond')).result, 'succeeded');
      const marks = stage.marks();
      const [node, saved] = ['start top', 'saved slow-top'].map((what) => marks.find((each) => each.what === what));
      assert.deepEqual([saved?.pid, saved?.thread], [node?.pid, node?.thread]);
    },
    kills,
  ),

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
