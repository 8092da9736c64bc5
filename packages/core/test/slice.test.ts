import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pipeline } from '../src/pipeline/pipeline.ts';
import { filter, type Selection } from '../src/pipeline/slice.ts';
import { randomNodes } from './fixtures/random-nodes.ts';
import { step } from './fixtures/step.ts';

const whole = pipeline([
  step('load', 'raw', 'clean@csv'),
  step('split', 'clean@json', ['train', 'test'], { namespace: 'model', tags: ['slow'] }),
  step('fit', 'train', 'fitted', { namespace: 'model.inner', tags: ['gpu', 'slow'] }),
  step('score', ['fitted', 'test'], 'metrics', { namespace: 'model' }),
]);
const names = (selection: Selection) => filter(whole, selection).nodes.map(({ name }) => name);

test.each<[Selection, string[]]>([
  [{ nodes: ['load', 'model.score'] }, ['load', 'model.score']],
  [{ nodes: ['load', 'load'] }, ['load']],
  [{ tags: ['gpu', 'nothing'] }, ['model.inner.fit']],
  [{ namespaces: ['model.inner'] }, ['model.inner.fit']],
  [{ namespaces: ['model', 'model.inner'] }, ['model.split', 'model.inner.fit', 'model.score']],
  [{ fromNodes: ['model.inner.fit'] }, ['model.inner.fit', 'model.score']],
  [{ toNodes: ['model.split'] }, ['load', 'model.split']],
  [{ fromInputs: ['clean'] }, ['model.split', 'model.inner.fit', 'model.score']],
  [{ toOutputs: ['clean@csv'] }, ['load']],
  [{ fromNodes: ['model.split'], tags: ['slow'], nodes: [] }, ['model.split', 'model.inner.fit']],
])('%j takes %j', (selection, expected) => {
  expect(names(selection)).toEqual(expected);
});

test('a selection that takes everything gives the pipeline itself', () => {
  expect(filter(whole, {})).toBe(whole);
  expect(filter(whole, { fromNodes: ['load'], tags: [] })).toBe(whole);
});

test.each<[string, unknown, string, string]>([
  ['a misspelt node', { nodes: ['laod'] }, 'UNKNOWN_NODE', 'unknown node "laod". Did you mean "load"?'],
  ['a node without its namespace', { toNodes: ['score'] }, 'UNKNOWN_NODE', 'Did you mean "model.score"?'],
  ['several nodes', { nodes: ['one', 'load', 'two'] }, 'UNKNOWN_NODE', '"one"'],
  ['a misspelt dataset', { fromInputs: ['trian'] }, 'UNKNOWN_DATASET', 'Did you mean "train"?'],
  ['a misspelt namespace', { namespaces: ['modle'] }, 'UNKNOWN_NAMESPACE', 'Did you mean "model"?'],
  ['the beginning of a namespace', { namespaces: ['mod'] }, 'UNKNOWN_NAMESPACE', '"mod"'],
  ['a misspelt tag', { tags: ['slwo'] }, 'NO_NODES_LEFT', '`tags` ("slwo") takes none by itself. Did you mean "slow"?'],
  ['a misspelt filter', { node: ['load'] }, 'UNKNOWN_FILTER', 'Did you mean "nodes"?'],
  ['a filter that is no list', { tags: 'slow' }, 'UNKNOWN_FILTER', 'takes a list'],
  [
    'filters that leave nothing',
    { nodes: ['load', 'model.split'], tags: ['slow'], fromNodes: ['model.inner.fit'] },
    'NO_NODES_LEFT',
    '`fromNodes` ("model.inner.fit") took the last that the other filters had left',
  ],
  ['a dataset nobody makes', { toOutputs: ['raw'] }, 'NO_NODES_LEFT', '`toOutputs` ("raw") takes none by itself'],
])('refuses %s', (_, selection, code, words) => {
  expect(() => filter(whole, selection as Selection)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
});

test('a misspelt name is reported before an empty result', () => {
  expect(() => filter(whole, { tags: ['none'], nodes: ['laod'] })).toThrow(expect.objectContaining({ code: 'UNKNOWN_NODE' }));
});

test('refuses an empty pipeline', () => {
  expect(() => filter(pipeline([]), {})).toThrow(expect.objectContaining({ code: 'NO_NODES_LEFT' }));
});

test('upstream and downstream of a node meet in it alone, and filters commute', () => {
  fc.assert(
    fc.property(randomNodes, fc.nat(), (nodes, drawn) => {
      const all = pipeline(nodes);
      const { name } = all.nodes[drawn % all.nodes.length]!;
      expect(filter(all, { fromNodes: [name], toNodes: [name] }).nodes.map((node) => node.name)).toEqual([name]);
      const down = filter(all, { fromNodes: [name] });
      const both = filter(all, { toNodes: [all.nodes[0]!.name], fromNodes: [all.nodes[0]!.name] });
      expect(both.nodes).toHaveLength(1);
      for (const node of down.nodes) expect(filter(all, { toNodes: [node.name] }).nodes.map((one) => one.name)).toContain(name);
    }),
  );
});
