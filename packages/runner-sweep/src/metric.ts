import { inspect } from 'node:util';
import { closest, type Dataset, LeatError, suggest } from '@leat/core';

/** Where a trial's number stands: a dataset, and the keys inside its value. */
export interface Metric {
  readonly dataset: string;
  readonly path: readonly string[];
}

/** `evaluation.rmse` as the dataset `evaluation` and the path `rmse`: the longest beginning that is an output. */
export function findMetric(name: string, outputs: ReadonlySet<string>): Metric | undefined {
  return beginnings(name).find(({ dataset }) => outputs.has(dataset));
}

/** Every dataset that a metric's name may mean, longest first. */
export const datasetsOf = (name: string): readonly string[] => beginnings(name).map(({ dataset }) => dataset);

/** The error for a metric that no node makes. */
export function unknownMetric(name: string, pipeline: string, outputs: ReadonlySet<string>): LeatError {
  const near = beginnings(name)
    .map(({ dataset, path }) => ({ path, output: closest(dataset, outputs) }))
    .find(({ output }) => output !== undefined);
  const meant = near ? `. Did you mean "${[near.output, ...near.path].join('.')}"?` : suggest(name, outputs);
  return new LeatError('UNKNOWN_METRIC', `sweep: metric "${name}" is no output of pipeline "${pipeline}"${meant}`);
}

/** The number of one trial. Throws UNKNOWN_METRIC, and NOT_A_NUMBER with what is there instead. */
export async function readMetric(name: string, pipeline: string, outputs: ReadonlyMap<string, Dataset>): Promise<number> {
  const names = new Set(outputs.keys());
  const metric = findMetric(name, names);
  if (!metric) throw unknownMetric(name, pipeline, names);
  let value: unknown = await outputs.get(metric.dataset)?.load();
  for (const key of metric.path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new LeatError('NOT_A_NUMBER', `metric "${name}": there is no "${key}" in ${show(value)}`);
    }
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  if (Number.isFinite(value)) return value as number;
  throw new LeatError('NOT_A_NUMBER', `metric "${name}" is ${show(value)}, which is not a number that can be compared`);
}

function beginnings(name: string): readonly Metric[] {
  const keys = name.split('.');
  return keys.map((_, cut) => ({ dataset: keys.slice(0, keys.length - cut).join('.'), path: keys.slice(keys.length - cut) }));
}

function show(value: unknown): string {
  const text = inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
