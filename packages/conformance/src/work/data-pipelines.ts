import { node, pipeline } from '@leat/core';
import { marked } from './marked.ts';
import { countOf, mark } from './marks.ts';
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

/** Fails the first time that it is called with a name, wherever that is. */
function failFirst(folder: string, name: string): void {
  if (countOf(folder, `start ${name}`) === 1) throw new Error(`${name} fails the first time`);
}
