import { setTimeout as sleep } from 'node:timers/promises';
import { node, pipeline } from '@leat/core';
import { marked } from './marked.ts';
import type { MakePipeline } from './pipelines.ts';

/** When nodes start. */
export const orderPipelines = {
  /** Through stored datasets whose saves take their time. */
  diamond: (folder) =>
    pipeline([
      node(
        marked(folder, 'bottom', (left: number, right: number) => left + right),
        { name: 'bottom', inputs: ['slow-left', 'slow-right'], outputs: 'total' },
      ),
      node(
        marked(folder, 'left', (top: number) => top + 1),
        { name: 'left', inputs: 'slow-top', outputs: 'slow-left' },
      ),
      node(
        marked(folder, 'right', (top: number) => top + 2),
        { name: 'right', inputs: 'slow-top', outputs: 'slow-right' },
      ),
      node(
        marked(folder, 'top', () => 10),
        { name: 'top', outputs: 'slow-top' },
      ),
    ]),
  /** Eight that wait for nothing but time. */
  crowd: (folder) =>
    pipeline(
      Array.from({ length: 8 }, (_, index) => {
        const name = `sleeper-${index}`;
        return node(
          marked(folder, name, () => sleep(80, index)),
          { name, outputs: `slept-${index}` },
        );
      }),
    ),
  /** Three short ways, declared first, and a long one. */
  lopsided: () =>
    pipeline([
      ...['short-1', 'short-2', 'short-3'].map((name) => node(() => name, { name, outputs: name })),
      node(() => 1, { name: 'long-1', outputs: 'first' }),
      node((first: number) => first + 1, { name: 'long-2', inputs: 'first', outputs: 'second' }),
      node((second: number) => second + 1, { name: 'long-3', inputs: 'second', outputs: 'third' }),
    ]),
} satisfies Readonly<Record<string, MakePipeline>>;
