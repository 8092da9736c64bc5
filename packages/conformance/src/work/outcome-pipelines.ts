import { node, pipeline } from '@leat/core';
import { marked } from './marked.ts';
import type { MakePipeline } from './pipelines.ts';

/** An error of the user's own, as the suite's nodes throw it. */
class OutOfFlour extends Error {
  override readonly name = 'OutOfFlour';
  readonly code = 'E_FLOUR';
}

function bake(): never {
  throw new OutOfFlour('no flour left', { cause: new RangeError('the sack is empty', { cause: new Error('mice') }) });
}

function knot(): Error {
  const error = new Error('tied', { cause: null });
  return Object.assign(error, { cause: error, undo: () => {}, size: 1n });
}

const throwing =
  (thrown: unknown): MakePipeline =>
  () =>
    pipeline([
      node(
        () => {
          throw thrown;
        },
        { name: 'thrower', outputs: 'never' },
      ),
    ]);

/** How runs end. */
export const outcomePipelines = {
  /** Reads "number", which only the request can give. */
  double: () => pipeline([node((number: number) => 2 * number, { name: 'double', inputs: 'number', outputs: 'doubled' })]),
  'one-two-three': (folder) =>
    pipeline([
      node(
        marked(folder, 'one', () => 1),
        { name: 'one', outputs: 'first' },
      ),
      node(
        marked(folder, 'two', (first: number) => first + 1),
        { name: 'two', inputs: 'first', outputs: 'second' },
      ),
      node(
        marked(folder, 'three', (second: number) => second + 1),
        { name: 'three', inputs: 'second', outputs: 'third' },
      ),
    ]),
  empty: () => pipeline([]),
  'throws-error': () => pipeline([node(bake, { name: 'bake', outputs: 'bread' })]),
  /** An error that is its own cause, and holds what cannot be copied. */
  'throws-knot': throwing(knot()),
  'throws-string': throwing('flour'),
  'throws-undefined': throwing(undefined),
  'throws-null': throwing(null),
  'lacks-input': (folder) =>
    pipeline([
      node(
        marked(folder, 'one', () => 1),
        { name: 'one', outputs: 'first' },
      ),
      node((first: number, nowhere: number) => first + nowhere, { name: 'sum', inputs: ['first', 'nowhere'], outputs: 'total' }),
    ]),
  'lacks-parameter': (folder) =>
    pipeline([
      node(
        marked(folder, 'one', () => 1),
        { name: 'one', outputs: 'first' },
      ),
      node((first: number, rate: number) => first * rate, { name: 'rated', inputs: ['first', 'params:model.rate'], outputs: 'total' }),
    ]),
} satisfies Readonly<Record<string, MakePipeline>>;
