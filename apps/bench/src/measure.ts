import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Contender, Run } from './contender.ts';
import { expected, type TrivialGraph } from './graph.ts';

/** A contender and what it runs. */
export interface Entry {
  readonly contender: Contender;
  readonly graph: TrivialGraph;
}

export interface Effort {
  /** Milliseconds that every entry runs before it is measured, for the compiler to settle. */
  readonly warmUp: number;
  /** How often every entry gets its turn. */
  readonly rounds: number;
  /** Milliseconds of one turn, about. */
  readonly turn: number;
}

setFlagsFromString('--expose-gc');
const collect: (options: { type: 'minor' }) => void = runInNewContext('gc');

/** Nanoseconds a step, for each entry one sample of each round. All run in one process, turn by turn in many short rounds: whatever else the machine does then meets all of them alike. */
export async function measure(entries: readonly Entry[], effort: Effort): Promise<readonly (readonly number[])[]> {
  const racers = await Promise.all(entries.map(enter));
  for (const racer of racers) await prepareTurn(racer, effort);
  for (let round = 0; round < effort.rounds; round++) {
    for (let n = 0; n < racers.length; n++) {
      const { run, runs, steps, samples } = racers[(round + n) % racers.length]!; // no one always has the first turn
      collect({ type: 'minor' });
      samples.push((await time(run, runs)) / runs / steps);
    }
  }
  return racers.map(({ samples }) => samples);
}

interface Racer {
  readonly run: Run;
  readonly steps: number;
  readonly samples: number[];
  /** In one turn. */
  runs: number;
}

async function enter({ contender: { name, prepare }, graph: { shape, steps }, graph }: Entry): Promise<Racer> {
  const run = await prepare(graph);
  const value = await run();
  const right = expected(shape, steps.length);
  if (value !== right) throw new Error(`${name} gives ${value} for a ${shape} of ${steps.length}, and not ${right}`);
  return { run, steps: steps.length, samples: [], runs: 1 };
}

/** Runs until the compiler has settled, and finds how many runs fill a turn. */
async function prepareTurn(racer: Racer, { warmUp, turn }: Effort): Promise<void> {
  for (let elapsed = 0; elapsed < warmUp; ) elapsed += (await time(racer.run, 1)) / 1e6;
  const once = (await time(racer.run, 3)) / 3e6;
  racer.runs = Math.max(1, Math.round(turn / once));
}

/** Nanoseconds of `runs` runs, one after the other. */
async function time(run: Run, runs: number): Promise<number> {
  const began = process.hrtime.bigint();
  for (let n = 0; n < runs; n++) await run();
  return Number(process.hrtime.bigint() - began);
}
