import { node, pipeline } from '@leat/core';
import { failFirst } from './fail-first.ts';
import { marked } from './marked.ts';
import type { MakePipeline } from './pipelines.ts';

/** What happens to values between nodes. */
export const dataPipelines = {
  /** One value in memory, two readers, and a node long after them. */
  readers: (folder) =>
    pipeline([
      node(
        marked(folder, 'make', () => [1, 2, 3]),
        { name: 'make', outputs: 'watched-rows' },
      ),
      node(
        marked(folder, 'sum', (rows: number[]) => rows.reduce((a, b) => a + b, 0)),
        { name: 'sum', inputs: 'watched-rows', outputs: 'sum' },
      ),
      node(
        marked(folder, 'size', (rows: number[], sum: number) => rows.length + sum),
        { name: 'size', inputs: ['watched-rows', 'sum'], outputs: 'size' },
      ),
      node(
        marked(folder, 'last', (size: number) => size),
        { name: 'last', inputs: 'size', outputs: 'watched-last' },
      ),
    ]),
  /** One reader fails, one is skipped for it. */
  'failing-readers': () =>
    pipeline([
      node(() => 1, { name: 'make', outputs: 'watched-one' }),
      node(
        (_: number): number => {
          throw new Error('cannot read');
        },
        { name: 'fail', inputs: 'watched-one', outputs: 'watched-two' },
      ),
      node((one: number, two: number) => one + two, { name: 'skipped', inputs: ['watched-one', 'watched-two'], outputs: 'sum' }),
    ]),
  /** The reader fails the first time. */
  'retried-reader': (folder) =>
    pipeline([
      node(() => 1, { name: 'make', outputs: 'watched-one' }),
      node(
        marked(folder, 'read', (one: number) => {
          failFirst(folder, 'read');
          return one;
        }),
        { name: 'read', inputs: 'watched-one', outputs: 'read' },
      ),
    ]),
  'read-parameters': () =>
    pipeline([
      node((alpha: number) => alpha, { name: 'read-one', inputs: 'params:model.alpha', outputs: 'alpha' }),
      node((all: object) => all, { name: 'read-all', inputs: 'parameters', outputs: 'all' }),
    ]),
  /** Reads what the catalog has, and makes what it declares and what it does not. */
  'add-one': () =>
    pipeline([
      node((number: number) => number + 1, { name: 'add', inputs: 'stored-number', outputs: 'sum' }),
      node((sum: number) => sum, { name: 'store', inputs: 'sum', outputs: 'stored-sum' }),
    ]),
  /** Confirms what it read when it has succeeded. */
  confirm: (folder) =>
    pipeline([
      node(
        marked(folder, 'read', (number: number) => number),
        { name: 'read', inputs: 'stored-number', outputs: 'read', confirms: 'stored-number' },
      ),
    ]),
  /** Passes what it is given through memory; slowly, so that runs overlap. */
  remember: () =>
    pipeline([
      node((text: string) => text, { name: 'take', inputs: 'params:text', outputs: 'taken' }),
      node(
        async (taken: string) => {
          await new Promise((done) => setTimeout(done, 30));
          return taken;
        },
        { name: 'hold', inputs: 'taken', outputs: 'held' },
      ),
      node((taken: string, held: string) => [taken, held], { name: 'tell', inputs: ['taken', 'held'], outputs: 'told' }),
    ]),
} satisfies Readonly<Record<string, MakePipeline>>;
