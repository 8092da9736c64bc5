import type { Executor, Runner, RunnerPlan, RunRequest, RunResult } from '../contract/runner.ts';
import type { ExecutorBody, RouterBody, RunnerBody, RunnerDefinition } from '../contract/runner-definition.ts';
import { LeatError } from '../errors/leat-error.ts';
import type { JsonObject } from '../json.ts';
import { announce } from './announce.ts';
import { executeRun } from './execute-run.ts';
import { readOptions } from './runner-options.ts';
import { createSlots } from './slots.ts';

/** What a runner is made from besides its definition and its options. */
export interface RunnerParts {
  /** What it goes around; `default` is its `runner`. */
  readonly runners?: Readonly<Record<string, Runner>>;
  /** Options as written to options as meant: the plan keeps them as written. */
  readonly resolve?: (options: JsonObject) => object;
}

/** The one door: checks, gives name, plan, slots and policy, and puts the run's events around every call, so that no author writes them. Rejects with API_VERSION, NO_INNER, NEEDS_INNER, RUNNER_OPTIONS. */
export async function createRunner(
  type: string,
  definition: RunnerDefinition,
  options: JsonObject = {},
  parts: RunnerParts = {},
): Promise<Runner> {
  const { runners = {}, resolve = (given: JsonObject) => given } = parts;
  const inner = new Map(Object.entries(runners));
  checkShape(type, definition, inner.size);
  const { own, policy } = await readOptions(type, definition, resolve(options) as Record<string, unknown>);
  const body = makeBody(type, definition, own, inner);
  const place = placeOf(body, policy);
  const name = nameOf(type, inner);
  const endless = definition.endless || [...inner.values()].some((one) => one.endless);
  const run =
    'run' in body ? (request: RunRequest) => body.run(request) : (request: RunRequest): Promise<RunResult> => executeRun(request, place!);
  let disposed: Promise<void> | undefined;
  return {
    name,
    plan: { type, options, ...(inner.size > 0 && { runners: plansOf(inner) }) },
    ...(endless && { endless: true as const }),
    ...(place && { place }),
    run: (request) => announce(name, run, request),
    [Symbol.asyncDispose]: () => (disposed ??= Promise.resolve(body[Symbol.asyncDispose]?.())),
  };
}

function checkShape(type: string, { apiVersion, kind }: RunnerDefinition, inner: number): void {
  if (apiVersion !== 1) {
    throw new LeatError(
      'API_VERSION',
      `runner "${type}" was written against contract ${apiVersion}, and this @leat/core speaks 1: install a version of it that speaks 1`,
    );
  }
  if (kind !== 'wrapper' && inner > 0) {
    throw new LeatError(
      'NO_INNER',
      `runner "${type}" is ${kind === 'leaf' ? 'a leaf' : 'an executor'} and does not go around another runner: take out its "runner:"`,
    );
  }
  if (kind === 'wrapper' && inner === 0)
    throw new LeatError('NEEDS_INNER', `runner "${type}" goes around another runner: give it "runner:"`);
}

function makeBody(
  type: string,
  definition: RunnerDefinition,
  options: object,
  runners: ReadonlyMap<string, Runner>,
): ExecutorBody | RunnerBody | RouterBody {
  if (definition.kind !== 'wrapper') return definition.create(options);
  return definition.create(options, {
    runners,
    get runner() {
      const one = runners.get('default');
      if (one) return one;
      throw new LeatError(
        'NEEDS_INNER',
        `runner "${type}" needs "runner:" (or "runners: { default: … }"); it has ${[...runners.keys()].join(', ')}`,
      );
    },
  });
}

function placeOf(body: ExecutorBody | RunnerBody | RouterBody, policy: Executor['policy']): NonNullable<Runner['place']> | undefined {
  if ('place' in body) return (node) => body.place(node);
  if (!('open' in body)) return undefined;
  const executor: Executor = { slots: createSlots(body.concurrency), policy, open: (...given) => body.open(...given) };
  return () => executor;
}

const plansOf = (inner: ReadonlyMap<string, Runner>): Record<string, RunnerPlan> =>
  Object.fromEntries([...inner].map(([key, { plan }]) => [key, plan]));

/** `sweep(parallel)`, `route(gpu: cluster, default: parallel)`. */
function nameOf(type: string, inner: ReadonlyMap<string, Runner>): string {
  const short = shortName(type);
  if (inner.size === 0) return short;
  const only = inner.size === 1 ? inner.get('default') : undefined;
  return `${short}(${only ? only.name : [...inner].map(([key, { name }]) => `${key}: ${name}`).join(', ')})`;
}

/** What people read of a type: `dask` of `@acme/runner-dask`, `Dask` of `@acme/runners#Dask`, `notify` of `./src/runners/notify.ts`. */
export function shortName(type: string): string {
  const [path = type, exported] = type.split('#');
  if (exported) return exported;
  const last = path.slice(path.lastIndexOf('/') + 1);
  return path.startsWith('.') ? last.replace(/\.[cm]?[jt]s$/, '') : last.replace(/^(leat-)?runner-/, '');
}
