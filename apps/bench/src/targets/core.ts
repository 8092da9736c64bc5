import type { Contender } from '../contender.ts';
import { forLoop } from '../floors/for-loop.ts';
import { kahnSeq } from '../floors/kahn-seq.ts';
import { pGraph } from '../floors/p-graph.ts';
import { promiseDagPeer } from '../floors/promise-dag.ts';
import { leatSequential } from '../floors/sequential.ts';
import { freshRun } from '../fresh-run.ts';
import { type Shape, trivialGraph } from '../graph.ts';
import { measure } from '../measure.ts';
import { median, medianRatio } from '../median.ts';
import { defineTargets, type Measured, shared, type Target } from '../target.ts';

/** What the loop costs over trivial nodes: against floors, against peers, as it grows, and cold. */
export const core: readonly Target[] = [...loopTargets('chain'), ...loopTargets('fan')];

function loopTargets(shape: Shape): readonly Target[] {
  const contenders = [forLoop, kahnSeq, leatSequential, pGraph, promiseDagPeer];
  const race = shared(() => {
    const graph = trivialGraph(shape, 1000);
    return measure(
      contenders.map((contender) => ({ contender, graph })),
      { warmUp: 500, rounds: 60, turn: 4 },
    );
  });

  async function against(over: Contender, under: Contender): Promise<Measured> {
    const samples = await race();
    const [first, second] = [samples[contenders.indexOf(over)]!, samples[contenders.indexOf(under)]!];
    return {
      figure: medianRatio(first, second),
      details: `${over.name} ${nanoseconds(first)}, ${under.name} ${nanoseconds(second)} a node`,
    };
  }

  async function growth(): Promise<Measured> {
    const entries = [10_000, 1000].map((size) => ({ contender: leatSequential, graph: trivialGraph(shape, size) }));
    const [more, less] = (await measure(entries, { warmUp: 500, rounds: 40, turn: 8 })) as [number[], number[]];
    return { figure: medianRatio(more, less), details: `${nanoseconds(more)} a node of 10,000, ${nanoseconds(less)} of 1,000` };
  }

  const large = shared(() => freshRun(shape, 100_000));

  return defineTargets('core', {
    [`sequential-${shape}`]: { limit: 2, stretch: 1.5, unit: 'x', measure: () => against(leatSequential, kahnSeq) },
    [`floor-${shape}`]: { limit: 12, unit: 'x', measure: () => against(kahnSeq, forLoop) },
    [`p-graph-${shape}`]: { limit: 1, unit: 'x', measure: () => against(leatSequential, pGraph) },
    [`promise-dag-${shape}`]: { limit: 1, unit: 'x', measure: () => against(leatSequential, promiseDagPeer) },
    [`growth-${shape}`]: { limit: 3, unit: 'x', measure: growth },
    [`large-${shape}-time`]: { limit: 0.4, unit: 's', measure: async () => (await large()).time },
    [`large-${shape}-memory`]: { limit: 250, unit: 'MB', measure: async () => (await large()).memory },
  });
}

const nanoseconds = (samples: readonly number[]): string => `${median(samples).toFixed(0)} ns`;
