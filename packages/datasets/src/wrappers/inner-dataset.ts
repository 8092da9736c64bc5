import { type Dataset, type DatasetContext, isLeatError, LeatError } from '@leat/core';
import { looseObject, nonEmpty, pipe, string, transform, union } from 'valibot';

/** What is said of a `dataset` that is none. */
export const expectedDataset = 'expected the type of a dataset, or a mapping with a "type" and its options';
const type = pipe(string(expectedDataset), nonEmpty(expectedDataset));

/** A dataset inside another: by its type alone, or as it would stand in the catalog. */
export const innerDataset = pipe(
  union([type, looseObject({ type }, expectedDataset)], expectedDataset),
  transform((given): InnerOptions => (typeof given === 'string' ? { type: given } : given)),
);

/** The options of an inner dataset, `type` included. */
export interface InnerOptions {
  readonly type: string;
  readonly [option: string]: unknown;
}

interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** Makes an inner dataset. What is wrong with its options is said to stand below `dataset`. */
export function makeInner(options: InnerOptions, context: DatasetContext): Dataset {
  try {
    return context.dataset(options);
  } catch (error) {
    const issues = isLeatError(error) ? (error.details?.issues as readonly Issue[] | undefined) : undefined;
    if (!isLeatError(error) || !issues) throw error;
    const below = issues.map(({ path, message }) => ({ path: ['dataset', ...path], message: `in "dataset": ${message}` }));
    throw new LeatError(error.code, below.map(({ message }) => message).join('; '), { cause: error, details: { issues: below } });
  }
}
