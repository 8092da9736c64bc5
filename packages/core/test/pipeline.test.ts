import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeInputs, freeOutputs } from '../src/pipeline/free-datasets.ts';
import { graphOf } from '../src/pipeline/graph.ts';
import { layers, ordered } from '../src/pipeline/order.ts';
import { pipeline } from '../src/pipeline/pipeline.ts';
import { randomNodes } from './fixtures/random-nodes.ts';
import { step } from './fixtures/step.ts';

test('keeps the declared order, with the nodes of parts in their place', () => {
  const inner = pipeline([step('b', 'y', 'z'), step('a', 'x', 'y')]);
  expect(pipeline([step('c', 'z', []), inner]).nodes.map(({ name }) => name)).toEqual(['c', 'b', 'a']);
});

test.each([
  ['two nodes of one name', [step('a', 'x', 'y'), step('a', 'x', 'z')], 'DUPLICATE_NODE', 'more than one node is called "a"'],
  ['two makers of one dataset', [step('a', [], 'y@p'), step('b', [], 'y@q')], 'OUTPUT_MADE_TWICE', '"y" (by "a", "b")'],
  ['a dataset with and without transcoding', [step('a', [], 'y'), step('b', 'y@q', [])], 'MIXED_TRANSCODING', '"y"'],
  [
    'a dataset confirmed twice',
    [step('a', 'x', 'y', { confirms: 'x' }), step('b', 'y', 'z', { confirms: ['x', 'y'] })],
    'CONFIRMED_TWICE',
    '"x" is confirmed by both "a" and "b"',
  ],
  [
    'a circle, as a path',
    [step('start', [], 's'), step('a', ['s', 'z'], 'y'), step('b', 'y', 'z'), step('end', 'z', [])],
    'CYCLE',
    ': a -> b -> a',
  ],
  ['a circle through transcodings', [step('a', 'x@p', 'y@p'), step('b', 'y@q', 'x@q')], 'CYCLE', ': a -> b -> a'],
  ['what is no part', [step('a', [], 'y'), undefined], 'NOT_A_PART', 'part 2 of the pipeline'],
])('refuses %s', (_, parts, code, words) => {
  expect(() => pipeline(parts as never)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
});

test('a long circle is shown in part, and given whole to programs', () => {
  const nodes = Array.from({ length: 50 }, (_, index) => step(`n${index}`, `d${index}`, `d${(index + 1) % 50}`));
  expect(() => pipeline(nodes)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/n0 -> n1 -> .* -> … 30 more … -> n0$/),
      details: { path: expect.objectContaining({ length: 51 }) },
    }),
  );
});

test('free inputs and outputs are compared without transcoding, and given in full', () => {
  const whole = pipeline([step('a', ['raw@csv', 'params:p'], 'mid@csv'), step('b', ['mid@json', 'run:signal'], ['out@csv', 'rest'])]);
  expect([...freeInputs(whole)]).toEqual(['raw@csv', 'params:p', 'run:signal']);
  expect([...freeOutputs(whole)]).toEqual(['out@csv', 'rest']);
});

test('the graph counts readings: a node that reads one dataset twice waits for it twice', () => {
  const graph = graphOf(pipeline([step('a', [], ['x', 'y']), step('b', ['x', 'x', 'y'], 'z')]));
  expect(graph.names).toEqual(['x', 'y', 'z']);
  expect(graph.reads).toEqual([[], [0, 0, 1]]);
  expect(graph.dependents).toEqual([[1, 1, 1], []]);
  expect([...graph.waits]).toEqual([0, 3]);
  expect([...graph.readers]).toEqual([2, 1, 0]);
  expect([...graph.made]).toEqual([1, 1, 1]);
  expect([...graph.rank]).toEqual([1, 0]);
});

test('a transcoding that nobody writes has a producer, and is not made', () => {
  const graph = graphOf(pipeline([step('a', [], 'x@csv'), step('b', 'x@json', [])]));
  expect([...graph.producers]).toEqual([0, 0]);
  expect([...graph.made]).toEqual([1, 0]);
});

test('the graph is built once', () => {
  const one = pipeline([step('a', [], 'x')]);
  expect(graphOf(one)).toBe(graphOf(one));
});

test('inside a layer nodes stand by code point', () => {
  const names = ['b', 'ä', 'a', '\u{2F800}', '\uFF5A', 'Z', 'a.b', 'a_b'];
  const whole = pipeline(names.map((name) => step(name, [], `${name}_out`)));
  expect(layers(whole)[0]!.map(({ name }) => name)).toEqual(['Z', 'a', 'a.b', 'a_b', 'b', 'ä', '\uFF5A', '\u{2F800}']);
});

test('every node comes after those it depends on, in both orders, and one layer above one of them', () => {
  fc.assert(
    fc.property(randomNodes, (nodes) => {
      const whole = pipeline(nodes);
      const graph = graphOf(whole);
      const place = new Map(ordered(whole).map((node, index) => [node, index]));
      const layer = new Map(layers(whole).flatMap((layer, index) => layer.map((node) => [node, index] as const)));
      const turn = new Map([...graph.order].map((node, index) => [node, index]));
      for (const [number, node] of graph.nodes.entries()) {
        const before = graph.reads[number]!.map((dataset) => graph.producers[dataset]!).filter((producer) => producer !== -1);
        for (const other of before) {
          expect(place.get(graph.nodes[other]!)!).toBeLessThan(place.get(node)!);
          expect(turn.get(other)!).toBeLessThan(turn.get(number)!);
          expect(graph.rank[other]!).toBeGreaterThan(graph.rank[number]!);
        }
        const deepest = Math.max(-1, ...before.map((other) => layer.get(graph.nodes[other]!)!));
        expect(layer.get(node)).toBe(deepest + 1);
      }
    }),
  );
});

test('a hundred thousand nodes in a chain are no deeper than the stack', () => {
  const nodes = Array.from({ length: 100_000 }, (_, index) => step(`n${index}`, `d${index}`, `d${index + 1}`));
  expect(graphOf(pipeline(nodes)).rank[0]).toBe(99_999);
});
