import type { Contender } from '../contender.ts';
import { startValue } from '../graph.ts';

/** The least that could be done: a loop that calls and awaits, without names and without an order to find. */
export const forLoop: Contender = {
  name: 'for-loop',
  prepare({ shape, steps }) {
    return async () => {
      let value = startValue;
      for (const { run } of steps) value = await run(shape === 'fan' ? startValue : value);
      return value;
    };
  },
};
