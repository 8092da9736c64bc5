import type { Contender } from '../contender.ts';
import { type Step, start, startValue, type TrivialGraph } from '../graph.ts';

/** The least that a pipeline needs: datasets by name, an order found anew in each run (Kahn's algorithm), values let go after their last reader, and each node awaited. */
export const kahnSeq: Contender = {
  name: 'kahn-seq',
  prepare: (graph) => () => run(graph),
};

async function run({ steps }: TrivialGraph): Promise<number> {
  const values = new Map<string, number>([[start, startValue]]);
  const { ready, missing, readers } = plan(steps, values);
  const left = new Map<string, number>();
  readers.forEach((each, dataset) => {
    left.set(dataset, each.length);
  });
  let last = startValue;
  for (let next = 0; next < ready.length; next++) {
    const { inputs, output, run } = ready[next]!;
    const given = inputs.map((dataset) => values.get(dataset)!);
    last = await run(...(given as [number]));
    values.set(output, last);
    for (const dataset of inputs) {
      const more = left.get(dataset)! - 1;
      left.set(dataset, more);
      if (more === 0) values.delete(dataset);
    }
    for (const reader of readers.get(output) ?? []) {
      const waits = missing.get(reader.name)! - 1;
      missing.set(reader.name, waits);
      if (waits === 0) ready.push(reader);
    }
  }
  return last;
}

interface Plan {
  readonly ready: Step[];
  /** Step to how many of its inputs are not made yet. */
  readonly missing: Map<string, number>;
  /** Dataset to the steps that read it. */
  readonly readers: Map<string, Step[]>;
}

function plan(steps: readonly Step[], given: ReadonlyMap<string, number>): Plan {
  const ready: Step[] = [];
  const missing = new Map<string, number>();
  const readers = new Map<string, Step[]>();
  steps.forEach((step) => {
    let waits = 0;
    for (const dataset of step.inputs) {
      const others = readers.get(dataset);
      if (others) others.push(step);
      else readers.set(dataset, [step]);
      if (!given.has(dataset)) waits++;
    }
    missing.set(step.name, waits);
    if (waits === 0) ready.push(step);
  });
  return { ready, missing, readers };
}
