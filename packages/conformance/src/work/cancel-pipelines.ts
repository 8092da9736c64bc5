import { setTimeout as sleep } from 'node:timers/promises';
import { node, pipeline } from '@leat/core';
import { marked } from './marked.ts';
import { mark } from './marks.ts';
import type { MakePipeline } from './pipelines.ts';

/** How runs are stopped. */
export const cancelPipelines = {
  /** Two seconds of synchronous nodes of five milliseconds each. */
  burn: () =>
    pipeline(
      Array.from({ length: 400 }, (_, index) =>
        node(burn, { name: `burn-${index}`, inputs: index === 0 ? 'params:start' : `burnt-${index - 1}`, outputs: `burnt-${index}` }),
      ),
    ),
  /** Waits until it is told to stop. */
  wait: (folder) =>
    pipeline([
      node(waitFor(folder, 'wait'), { name: 'wait', inputs: 'run:signal', outputs: 'waited' }),
      node(
        marked(folder, 'after', (waited: string) => waited),
        { name: 'after', inputs: 'waited', outputs: 'after' },
      ),
    ]),
  /** Never ends, and never looks. */
  endless: (folder) =>
    pipeline([
      node(
        () => {
          mark(folder, 'start endless');
          for (;;);
        },
        { name: 'endless', outputs: 'never' },
      ),
    ]),
  /** One node that takes longer than it may, and does not look, while others go on after it would have settled. */
  late: () =>
    pipeline([
      node(() => sleep(500, 'late'), { name: 'late', outputs: 'late', timeout: 100 }),
      node((late: string) => late, { name: 'after-late', inputs: 'late', outputs: 'never' }),
      ...Array.from({ length: 4 }, (_, index) =>
        node((before: number) => sleep(250, before + 1), {
          name: `step-${index}`,
          inputs: index === 0 ? 'params:start' : `step-${index}`,
          outputs: `step-${index + 1}`,
        }),
      ),
    ]),
} satisfies Readonly<Record<string, MakePipeline>>;

/** A function that waits until its signal says stop, and marks that it was told. */
export const waitFor = (folder: string, name: string) => async (signal: AbortSignal) => {
  mark(folder, `start ${name}`);
  try {
    await sleep(10_000, undefined, { signal });
    return 'was never told';
  } catch (error) {
    mark(folder, `told ${name}`);
    throw error;
  }
};

function burn(value: number): number {
  const until = performance.now() + 5;
  while (performance.now() < until);
  return value + 1;
}
