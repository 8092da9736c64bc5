import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeInputs } from '../src/pipeline/free-datasets.ts';
import type { Node } from '../src/pipeline/node.ts';
import { pipeline } from '../src/pipeline/pipeline.ts';
import { filter } from '../src/pipeline/slice.ts';
import { missingOutputs } from '../src/recovery/missing-outputs.ts';
import { resumeFrom } from '../src/recovery/resume-from.ts';
import { randomNodes } from './fixtures/random-nodes.ts';
import { step } from './fixtures/step.ts';

const chain = pipeline([step('a', 'raw', 'x'), step('b', 'x', 'y'), step('c', 'y', 'z')]);
const persistent =
  (...names: string[]) =>
  (dataset: string) =>
    names.includes(dataset);

test.each([
  ['what was in memory is made again', ['a', 'b'], [], ['a'], ['a', 'b', 'c']],
  ['what was saved is not', ['a', 'b'], ['y'], ['c'], ['c']],
  ['nothing done: everything', [], ['y'], ['a'], ['a', 'b', 'c']],
  ['everything done: nothing', ['a', 'b', 'c'], [], [], []],
  ['what depends on a rerun node runs again, even when it was done', ['b', 'c'], ['x', 'y', 'z'], ['a'], ['a', 'b', 'c']],
  ['nodes that are no longer there do not matter', ['a', 'b', 'gone'], ['y'], ['c'], ['c']],
])('resumes: %s', (_, done, saved, from, rerun) => {
  expect(resumeFrom(chain, new Set(done), persistent(...saved))).toEqual({ from, rerun });
});

test('resumes from the maker of a dataset that is read under another transcoding', () => {
  const transcoded = pipeline([step('a', 'raw', 'x@csv'), step('b', 'x@json', 'y')]);
  expect(resumeFrom(transcoded, new Set(['a']), persistent('x@csv')).from).toEqual(['a']);
});

test('a resumed run has everything it reads: each input is free, saved, or made by it', () => {
  fc.assert(
    fc.property(randomNodes, fc.infiniteStream(fc.boolean()), (nodes, draws) => {
      const coin = () => draws.next().value as boolean;
      const whole = pipeline(nodes);
      const done = new Set(nodes.filter(coin).map(({ name }) => name));
      const saved = new Set(nodes.flatMap(({ outputs }) => outputs).filter(coin));
      const { from, rerun } = resumeFrom(whole, done, (dataset) => saved.has(dataset));
      for (const { name } of nodes) if (!done.has(name)) expect(rerun).toContain(name);
      expect(from.length > 0).toBe(rerun.length > 0);
      if (rerun.length === 0) return;
      const rest = filter(whole, { nodes: rerun });
      for (const input of freeInputs(rest)) expect(freeInputs(whole).has(input) || saved.has(input)).toBe(true);
      expect(filter(whole, { fromNodes: from }).nodes).toEqual(rest.nodes);
    }),
  );
});

test.each([
  ['all that leads to it through memory', { z: 'missing' }, ['a', 'b', 'c']],
  ['nothing that exists', { y: 'existing', z: 'missing' }, ['c']],
  ['nothing when all persistent outputs exist', { z: 'existing' }, []],
  ['nothing when everything is in memory', {}, []],
  ['a missing output, and not its readers', { x: 'missing', y: 'existing', z: 'existing' }, ['a']],
] as const)('of missing outputs, runs %s', (_, states, run) => {
  const found = missingOutputs(chain, (dataset) => (states as Record<string, 'existing' | 'missing'>)[dataset] ?? 'unknown');
  expect(found).toEqual({ run, skip: ['a', 'b', 'c'].filter((name) => !(run as readonly string[]).includes(name)) });
});

test('a node without outputs always runs', () => {
  expect(missingOutputs(pipeline([step('log', 'raw', [])]), () => 'existing').run).toEqual(['log']);
});

test('asks for the state of each dataset at most once, and never for what nobody makes', () => {
  fc.assert(
    fc.property(randomNodes, fc.infiniteStream(fc.constantFrom('existing', 'missing', 'memory', 'unknown')), (nodes, states) => {
      const asked: string[] = [];
      const given = new Map<string, string>();
      const whole = pipeline(nodes);
      const { run, skip } = missingOutputs(whole, (dataset) => {
        asked.push(dataset);
        given.set(dataset, states.next().value as string);
        return given.get(dataset) as 'existing';
      });
      expect(new Set(asked).size).toBe(asked.length);
      for (const dataset of asked) expect(freeInputs(whole).has(dataset)).toBe(false);
      expect([...run, ...skip].sort()).toEqual(nodes.map(({ name }) => name).sort());
      const runs = new Set(run);
      const missing = ({ outputs }: Node) => outputs.some((output) => given.get(output) === 'missing');
      for (const node of nodes) if (missing(node) || node.outputs.length === 0) expect(runs).toContain(node.name);
    }),
  );
});
