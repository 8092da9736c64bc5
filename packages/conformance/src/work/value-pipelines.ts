import { node, pipeline } from '@leat/core';
import { failFirst } from './fail-first.ts';
import { mark } from './marks.ts';
import type { MakePipeline } from './pipelines.ts';

/** A value that works only with its methods. */
class Meter {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
  read(): number {
    return this.value;
  }
}

/** Values that a careless place loses or changes. */
const oddValues = {
  null: null,
  false: false,
  zero: 0,
  'empty-text': '',
  'not-a-number': Number.NaN,
  bigint: 2n ** 70n,
  date: new Date(0),
  map: new Map([['a', new Set([1])]]),
  nested: { rows: [{ a: 1 }, { a: undefined }] },
};

/** Which values pass between nodes. */
export const valuePipelines = {
  instance: () =>
    pipeline([
      node(() => new Meter(7), { name: 'make-meter', outputs: 'meter' }),
      node((meter: Meter) => meter.read(), { name: 'read-meter', inputs: 'meter', outputs: 'reading' }),
    ]),
  chunks: () =>
    pipeline([
      node(
        function* () {
          yield [1];
          yield [2, 3];
          yield [];
          yield [4];
        },
        { name: 'yield', outputs: 'rows' },
      ),
      node((rows: number[]) => rows.join(), { name: 'join', inputs: 'rows', outputs: 'joined' }),
    ]),
  /** The same, into a dataset that appends. */
  'stored-chunks': (folder) =>
    pipeline([
      node(
        async function* () {
          mark(folder, 'start yield');
          yield [1];
          yield [2];
          failFirst(folder, 'yield');
          yield [3];
        },
        { name: 'yield', outputs: 'stored-rows' },
      ),
    ]),
  /** Fails the first time, after two chunks. */
  'retried-chunks': (folder) =>
    pipeline([
      node(
        async function* () {
          mark(folder, 'start yield');
          yield [1];
          yield [2];
          failFirst(folder, 'yield');
          yield [3];
        },
        { name: 'yield', outputs: 'rows' },
      ),
      node((rows: number[]) => rows.join(), { name: 'join', inputs: 'rows', outputs: 'joined' }),
    ]),
  arrays: () =>
    pipeline([
      node(() => Float64Array.from([1.5, -0, Number.NaN]), { name: 'make', outputs: 'numbers' }),
      node((numbers: Float64Array) => [...numbers], { name: 'list', inputs: 'numbers', outputs: 'listed' }),
      node((numbers: Float64Array, listed: number[]) => numbers.length + listed.length, {
        name: 'count',
        inputs: ['numbers', 'listed'],
        outputs: 'count',
      }),
      node((numbers: Float64Array, count: number) => numbers.subarray(0, count), {
        name: 'again',
        inputs: ['numbers', 'count'],
        outputs: 'again',
      }),
    ]),
  'odd-values': () =>
    pipeline([
      node(() => oddValues, { name: 'make', outputs: Object.fromEntries(Object.keys(oddValues).map((name) => [name, name])) }),
      ...Object.keys(oddValues).map((name) =>
        node((value: unknown) => [value], { name: `pass-${name}`, inputs: name, outputs: `passed-${name}` }),
      ),
    ]),
  /** A node that writes into its input: given with the request, or made by another node. */
  'change-given': () => pipeline([node(change, { name: 'change', inputs: 'rows', outputs: 'changed' })]),
  'change-made': () =>
    pipeline([
      node(() => [{ a: 1 }], { name: 'make', outputs: 'rows' }),
      node(change, { name: 'change', inputs: 'rows', outputs: 'changed' }),
    ]),
} satisfies Readonly<Record<string, MakePipeline>>;

function change(rows: { a: number }[]): number {
  rows[0]!.a = 2;
  return rows.length;
}
