import type { Catalog, LeatError, Pipeline } from '@leat/core';
import { Mistakes } from '../configuration/mistakes.ts';

/** What is wrong with the datasets of these names, found by making them: that reads and writes nothing. */
export function wrongDatasets(names: Iterable<string>, catalog: Catalog): readonly LeatError[] {
  const mistakes = new Mistakes();
  for (const name of names) mistakes.try(() => catalog.get(name));
  return mistakes.errors;
}

/** What is wrong with a declared dataset whether or not it is used: an environment variable is asked for where its value is. */
export const wrongAnywhere = (errors: readonly LeatError[]): readonly LeatError[] => errors.filter(({ code }) => code !== 'NO_VARIABLE');

/** Every dataset that a pipeline reads or makes. */
export function datasetsOf({ nodes }: Pipeline): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]));
}
