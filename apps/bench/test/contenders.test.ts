import { expect, test } from 'vitest';
import { forLoop } from '../src/floors/for-loop.ts';
import { kahnSeq } from '../src/floors/kahn-seq.ts';
import { pGraph } from '../src/floors/p-graph.ts';
import { promiseDagPeer } from '../src/floors/promise-dag.ts';
import { leatSequential } from '../src/floors/sequential.ts';
import { freshRun } from '../src/fresh-run.ts';
import { expected, trivialGraph } from '../src/graph.ts';
import { measure } from '../src/measure.ts';

const contenders = [forLoop, kahnSeq, leatSequential, pGraph, promiseDagPeer];

test.each(contenders)('$name runs every step of a chain and of a fan, as often as it is asked', async ({ prepare }) => {
  for (const shape of ['chain', 'fan'] as const) {
    let calls = 0;
    const { steps } = trivialGraph(shape, 50);
    const counted = steps.map((step) => ({ ...step, run: (value: number) => step.run(value) + 0 * calls++ }));
    const run = await prepare({ shape, steps: counted });
    expect(await run()).toBe(expected(shape, 50));
    expect(await run()).toBe(expected(shape, 50));
    expect(calls).toBe(100);
  }
});

test('every entry has one sample of each round', async () => {
  const entries = contenders.map((contender) => ({ contender, graph: trivialGraph('fan', 20) }));
  const samples = await measure(entries, { warmUp: 1, rounds: 3, turn: 0.1 });
  expect(samples.map(({ length }) => length)).toEqual(contenders.map(() => 3));
  expect(samples.flat().every((sample) => sample > 0)).toBe(true);
});

test('a contender that gives a wrong value is not measured', async () => {
  const wrong = { name: 'wrong', prepare: () => async () => -1 };
  const entries = [{ contender: wrong, graph: trivialGraph('chain', 5) }];
  await expect(measure(entries, { warmUp: 1, rounds: 1, turn: 1 })).rejects.toThrow('wrong gives -1 for a chain of 5, and not 6');
});

test('a run in a fresh process tells its time and its memory', async () => {
  const { time, memory } = await freshRun('chain', 100);
  expect(time.figure).toBeGreaterThan(0);
  expect(memory.figure).toBeGreaterThan(20);
});
