import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, intersect, subtract } from '../src/pipeline/algebra.ts';
import { type Node, node } from '../src/pipeline/node.ts';
import { pipeline } from '../src/pipeline/pipeline.ts';
import { randomNodes } from './fixtures/random-nodes.ts';
import { step } from './fixtures/step.ts';

const identity = (value: unknown) => value;
const names = (whole: { readonly nodes: readonly Node[] }) => whole.nodes.map(({ name }) => name);

test('a node in both is taken once, as the left has it', () => {
  const left = pipeline([step('a', 'x', 'y', { tags: 'left' })]);
  const right = pipeline([step('a', 'x', 'y', { tags: 'right' }), step('b', 'y', 'z')]);
  expect(add(left, right).nodes.map(({ name, tags }) => [name, tags])).toEqual([
    ['a', ['left']],
    ['b', []],
  ]);
  expect(intersect(left, right).nodes[0]!.tags).toEqual(['left']);
});

test('keyed inputs in another order are the same node, a list of one and a name are not', () => {
  const one = (inputs: unknown) => pipeline([node(identity, { name: 'n', inputs, outputs: 'o' } as never)]);
  expect(names(subtract(one({ a: 'x', b: 'y' }), one({ b: 'y', a: 'x' })))).toEqual([]);
  expect(names(subtract(one({ a: 'x', b: 'y' }), one({ a: 'y', b: 'x' })))).toEqual(['n']);
  expect(names(subtract(one('x'), one(['x'])))).toEqual(['n']);
});

test('the sum is checked as a pipeline: other nodes of the same name clash', () => {
  expect(() => add(pipeline([step('a', 'x', 'y')]), pipeline([step('a', 'x', 'z')]))).toThrow(
    expect.objectContaining({ code: 'DUPLICATE_NODE' }),
  );
});

test('sums, differences and intersections are those of sets', () => {
  fc.assert(
    fc.property(randomNodes, fc.nat(), fc.nat(), (nodes, one, other) => {
      const left = pipeline(nodes.slice(0, one % (nodes.length + 1)));
      const right = pipeline(nodes.slice(other % (nodes.length + 1)));
      const [a, b] = [new Set(names(left)), new Set(names(right))];
      expect(new Set(names(add(left, right)))).toEqual(a.union(b));
      expect(new Set(names(subtract(left, right)))).toEqual(a.difference(b));
      expect(new Set(names(intersect(left, right)))).toEqual(a.intersection(b));
    }),
  );
});
