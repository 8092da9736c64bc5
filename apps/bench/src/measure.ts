import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Contender, Run } from './contender.ts';
import { expected, type TrivialGraph } from './graph.ts';

/** Nanoseconds per step: for each contender the samples of all rounds, in order, so that two contenders can be compared round by round. */
export type Samples = ReadonlyMap<string, readonly number[]>;

export interface Effort {
  /** How often every contender gets its turn. */
  readonly rounds: number;
  /** Milliseconds of one turn, about. */
  readonly turn: number;
}

setFlagsFromString('--expose-gc');
const collect: (options: { type: 'minor' }) => void = runInNewContext('gc');

/** Runs contenders in one process, turn by turn in many short rounds: whatever else the machine does then meets all of them alike. */
export async function measure(graph: TrivialGraph, contenders: readonly Contender[], { rounds, turn }: Effort): Promise<Samples> {
  const racers = await Promise.all(contenders.map((contender) => enter(graph, contender)));
  for (const racer of racers) await warmUp(racer, turn);
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < racers.length; n++) {
      const racer = racers[(round + n) % racers.length]!; // no one always follows the same one
      collect({ type: 'minor' });
      racer.samples.push((await time(racer.run, racer.runs)) / racer.runs / graph.steps.length);
    }
  }
  return new Map(racers.map(({ name, samples }) => [name, samples]));
}

interface Racer {
  readonly name: string;
  readonly run: Run;
  readonly samples: number[];
  /** In one turn. */
  runs: number;
}

async function enter(graph: TrivialGraph, { name, prepare }: Contender): Promise<Racer> {
  const run = await prepare(graph);
  const value = await run();
  const right = expected(graph.shape, graph.steps.length);
  if (value !== right) throw new Error(`${name} gives ${value} for a ${graph.shape} of ${graph.steps.length}, and not ${right}`);
  return { name, run, samples: [], runs: 1 };
}

/** Until the compiler has settled; then as many runs as fill a turn. */
async function warmUp(racer: Racer, turn: number): Promise<void> {
  for (let elapsed = 0; elapsed < 20 * turn; ) elapsed += (await time(racer.run, 1)) / 1e6;
  const once = (await time(racer.run, 3)) / 3e6;
  racer.runs = Math.max(1, Math.round(turn / once));
}

/** Nanoseconds of `runs` runs, one after the other. */
async function time(run: Run, runs: number): Promise<number> {
  const began = process.hrtime.bigint();
  for (let n = 0; n < runs; n++) await run();
  return Number(process.hrtime.bigint() - began);
}
