// Everything here is right, and must compile; the assertions at the end of lines say what is known of it.
import {
  add,
  type Fits,
  filter,
  type Given,
  type Logger,
  type Node,
  namespaced,
  node,
  type Part,
  type Pipeline,
  pipeline,
  type ReportProgress,
} from '../../src/index.ts';
import { type Company, clean, evaluate, load, type Model, type Row, split, train } from './tables.ts';

/** Compiles when the two types are the same. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_ extends true>(): void => {};

const science = pipeline([
  node(split, { inputs: ['rows', 'params:split'], outputs: ['x', 'x_test', 'y'] }),
  node(train, { inputs: { x: 'x', y: 'y' }, outputs: 'model' }),
  node(evaluate, { inputs: ['model', 'x_test'], outputs: { rmse: 'rmse' } }),
]);
is<
  Same<
    typeof science,
    Pipeline<
      { rows: Row[]; 'params:split': { testSize: number } },
      { x: number[][]; x_test: number[][]; y: number[]; model: Model; rmse: number }
    >
  >
>();

// sums, whatever the order
const processing = pipeline([node(clean, { inputs: ['companies', 'shuttles'], outputs: 'rows' })]);
const everything = pipeline([science, processing]);
is<Same<keyof typeof everything, keyof Pipeline>>();

// promises, generators and asynchronous generators
const streams = pipeline([
  node(load, { outputs: 'rows' }),
  node(
    function* each(rows: Row[]) {
      yield rows;
    },
    { inputs: 'rows', outputs: 'chunks' },
  ),
  node(
    async function* again(rows: Row[]) {
      yield rows.length;
    },
    { inputs: 'chunks', outputs: 'counts' },
  ),
  node((count: number) => count, { name: 'last', inputs: 'counts', outputs: 'total' }),
]);
is<Same<typeof streams extends Part<infer In, any> ? In : never, {}>>();

// optional, default and rest parameters
const optional = (row: Row, factor?: number) => row.price * (factor ?? 1);
const withDefault = (row: Row, factor = 1) => row.price * factor;
const rest = (...rows: Row[]) => rows;
export const parameters = [
  node(optional, { inputs: 'row', outputs: 'a' }),
  node(optional, { inputs: ['row', 'factor'], outputs: 'b' }),
  node(withDefault, { inputs: ['row'], outputs: 'c' }),
  node(rest, { inputs: ['r1', 'r2', 'r3'], outputs: 'd' }),
  node(rest, { inputs: [], outputs: 'e' }),
];

// generics leave their outputs unchecked, bounded ones check by their bound
const first = <T>(values: T[]): T => values[0]!;
export const generic = pipeline([
  node(load, { outputs: 'rows' }),
  node(first, { inputs: 'rows', outputs: 'row' }),
  node((row: Row) => row.price, { name: 'price', inputs: 'row', outputs: 'price' }),
]);

// wider consumers, unions, undefined into optional, classes with private fields, enums of strings, typed arrays, tuples
class Sealed {
  readonly #secret = 1;
  reveal() {
    return this.#secret;
  }
}
export const wider = pipeline([
  node(() => ({ id: 'a', rating: 1, more: true }), { name: 'make', outputs: 'one' }),
  node((company: Company) => company.id, { name: 'id', inputs: 'one', outputs: 'id' }),
  node((value: string | number) => value, { name: 'either', inputs: 'id', outputs: 'either' }),
  node((value?: string | number) => value, { name: 'maybe', inputs: 'either', outputs: 'maybe' }),
  node((values: { x?: string | number | undefined }) => values.x, { name: 'keyed', inputs: { x: 'maybe' }, outputs: 'keyed' }),
  node(() => new Sealed(), { name: 'seal', outputs: 'sealed' }),
  node((sealed: Sealed) => sealed.reveal(), { name: 'reveal', inputs: 'sealed', outputs: 'secret' }),
  node((): 'red' | 'green' => 'red', { name: 'color', outputs: 'color' }),
  node((color: string) => new Float64Array(color.length), { name: 'numbers', inputs: 'color', outputs: 'numbers' }),
  node((numbers: ArrayLike<number>) => [numbers.length, 'text'] as const, { name: 'pair', inputs: 'numbers', outputs: ['length', 'text'] }),
  node((length: number, text: string) => text.repeat(length), { name: 'repeat', inputs: ['length', 'text'], outputs: 'repeated' }),
]);

// `any` and `never` on either side
const anything = (...values: any[]): any => values;
export const unchecked = pipeline([
  node(anything, { inputs: ['a', 'b'], outputs: { p: 'p', q: 'q' } }),
  node((p: Model) => p, { name: 'p', inputs: 'p', outputs: 'model' }),
  node(anything, { name: 'more', inputs: 'model', outputs: ['r', 's'] }),
  node((): never => process.exit(), { name: 'stop', outputs: 'never' }),
  node((value: string) => value, { name: 'read', inputs: 'never', outputs: 'read' }),
]);

// names from constants, names known at run time only, conditional parts, spreads, nothing
const rows = 'rows' as const;
const some: string = 'some';
const nodes: readonly Node[] = [];
const maybe = Math.random() > 0.5 ? processing : science;
/** Names by key that are computed. */
const shapes: Record<string, string> = Object.fromEntries(['width', 'height'].map((key) => [key, `${key}_mm`]));
export const computed = node(() => ({ width: 1, height: 2 }), { name: 'computed', outputs: shapes });

export const dynamic = [
  pipeline([node(load, { outputs: rows }), node((one: Row[]) => one, { name: 'same', inputs: rows, outputs: some })]),
  pipeline(nodes) satisfies Pipeline<{ nothing: 1 }>,
  pipeline([...nodes, node(load, { outputs: 'rows' })]),
  pipeline([maybe]),
  pipeline([pipeline([pipeline([processing])])]),
  pipeline([]),
];

// slices and sums of registered pipelines are unchecked, and fit everywhere
export const sliced = [filter(science, { tags: ['gpu'] }), add(science, processing)] satisfies Pipeline<{ nothing: 1 }>[];

// options
export const options = node(load, {
  outputs: 'rows@json',
  name: 'named',
  namespace: 'north',
  tags: ['slow'],
  confirms: 'rows',
  retry: { attempts: 3, delay: 100 },
  timeout: 1000,
  hints: { queue: 'gpu' },
});

// namespaces: names and types go together
const northern = namespaced(science, {
  namespace: 'north',
  inputs: 'rows',
  outputs: { model: 'best' },
  parameters: { split: 'split_north' },
});
is<
  Same<
    typeof northern,
    Pipeline<
      { rows: Row[]; 'params:split_north': { testSize: number } },
      { 'north.x': number[][]; 'north.x_test': number[][]; 'north.y': number[]; best: Model; 'north.rmse': number }
    >
  >
>();
const transcoded = namespaced(pipeline([node(load, { outputs: 'rows@json' })]), { namespace: 'south', outputs: { rows: 'all' } });
is<Same<typeof transcoded, Pipeline<{}, { 'all@json': Row[] }>>>();
const plain = namespaced(science, { namespace: 'north', prefixDatasets: false });
is<Same<typeof plain extends Part<infer In, any> ? In : never, { rows: Row[]; 'params:split': { testSize: number } }>>();
export const elsewhere: Pipeline = namespaced(science, some);
export const regions = ['north', 'south'].map((region) => namespaced(science, { namespace: region, inputs: 'rows' }));

// projects
type Project = Given<
  { companies: Company[]; shuttles: Row[]; rows: Row[]; model: Model },
  { split: { testSize: number }; model: { alpha: number } }
>;
export const registered = { science, processing, everything, dynamic: pipeline(nodes) } satisfies Record<string, Pipeline<Project>>;
export const stored = science satisfies Fits<Project>;
export const reads = pipeline([
  node((alpha: number, all: { model: { alpha: number } }) => alpha + all.model.alpha, {
    name: 'parameters',
    inputs: ['params:model.alpha', 'parameters'],
    outputs: 'doubled',
  }),
]) satisfies Pipeline<Project>;

// what TypeScript itself allows nowhere
export const readonlyIntoMutable = pipeline([
  node((): readonly Row[] => [], { name: 'fixed', outputs: 'fixed' }),
  // @ts-expect-error `readonly T[]` does not go into `T[]`: write readonly parameters
  node((all: Row[]) => all.length, { name: 'count', inputs: 'fixed', outputs: 'count' }),
]);

// what a run gives needs no declaration
const watched = pipeline([
  node(
    (rows: Row[], signal: AbortSignal, progress: ReportProgress, logger: Logger) => {
      progress({ done: rows.length });
      logger.info(String(signal.aborted));
    },
    { name: 'watched', inputs: ['rows', 'run:signal', 'run:progress', 'run:logger'] },
  ),
]);
export const given = watched satisfies Pipeline<Given<{ rows: Row[] }, { split: number }>>;
