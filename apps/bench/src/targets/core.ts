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
  const thousand = shared(() =>
    measure(trivialGraph(shape, 1000), [forLoop, kahnSeq, leatSequential, pGraph, promiseDagPeer], { rounds: 60, turn: 4 }),
  );
  const tenThousand = shared(() => measure(trivialGraph(shape, 10_000), [leatSequential], { rounds: 40, turn: 10 }));
  const large = shared(() => freshRun(shape, 100_000));

  async function ratio(over: Contender, under: Contender): Promise<Measured> {
    const samples = await thousand();
    const [first, second] = [samples.get(over.name)!, samples.get(under.name)!];
    const details = `${over.name} ${median(first).toFixed(0)} ns, ${under.name} ${median(second).toFixed(0)} ns a node`;
    return { figure: medianRatio(first, second), details };
  }

  async function growth(): Promise<Measured> {
    const less = median((await thousand()).get(leatSequential.name)!);
    const more = median((await tenThousand()).get(leatSequential.name)!);
    return { figure: more / less, details: `${more.toFixed(0)} ns a node of 10,000, ${less.toFixed(0)} ns of 1,000` };
  }

  return defineTargets('core', {
    [`sequential-${shape}`]: { limit: 2, stretch: 1.5, unit: 'x', measure: () => ratio(leatSequential, kahnSeq) },
    [`floor-${shape}`]: { limit: 12, unit: 'x', measure: () => ratio(kahnSeq, forLoop) },
    [`p-graph-${shape}`]: { limit: 1, unit: 'x', measure: () => ratio(leatSequential, pGraph) },
    [`promise-dag-${shape}`]: { limit: 1, unit: 'x', measure: () => ratio(leatSequential, promiseDagPeer) },
    [`growth-${shape}`]: { limit: 3, unit: 'x', measure: growth },
    [`large-${shape}-time`]: { limit: 0.4, unit: 's', measure: async () => (await large()).time },
    [`large-${shape}-memory`]: { limit: 250, unit: 'MB', measure: async () => (await large()).memory },
  });
}
