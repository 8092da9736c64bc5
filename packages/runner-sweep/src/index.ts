import { defineRunner, LeatError, type RunnerDefinition } from '@leat/core';
import { runSweep } from './sweep.ts';

/** Many runs with different parameters: what they do not change runs once, and the best one's outputs are the result. */
const sweep: RunnerDefinition = defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  repeats: true,
  options: async () => (await import('./options.ts')).sweepOptions,
  create(options, { runner }) {
    if (runner.endless) {
      throw new LeatError(
        'ENDLESS_INNER',
        `sweep waits for each trial to end, and ${runner.name} runs until it is told to stop: put the sweep around a runner that ends`,
      );
    }
    return { run: (request) => runSweep(options, runner, request) };
  },
});

export default sweep;
