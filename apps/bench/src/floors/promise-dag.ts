import promiseDag from 'promise-dag';
import type { Contender } from '../contender.ts';
import { start, startValue } from '../graph.ts';

/** The peer `promise-dag`: a promise per step, without release, limits or events. */
export const promiseDagPeer: Contender = {
  name: 'promise-dag',
  prepare({ steps }) {
    const recipe: Record<string, (string | ((value: number) => number))[]> = { [start]: [() => startValue] };
    for (const { inputs, output, run } of steps) recipe[output] = [...inputs, run];
    const last = steps.at(-1)!.output;
    return async () => {
      const values = promiseDag.run(recipe);
      await Promise.all(Object.values(values));
      return values[last]!;
    };
  },
};
