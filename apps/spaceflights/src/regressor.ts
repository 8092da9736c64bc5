import type { Fit } from './regression.ts';

/** A trained model: a fit and the columns it was made of, in order. Plain data, so it can be a file, and go to a thread or another process. */
export interface Regressor extends Fit {
  readonly features: readonly string[];
}

/** A row's features as numbers, in order; true is 1. */
export function featuresOf(row: Readonly<Record<string, unknown>>, features: readonly string[]): readonly number[] {
  return features.map((name) => {
    const value = row[name];
    if (typeof value === 'number' || typeof value === 'boolean') return Number(value);
    throw new Error(
      `feature "${name}" must be a number or true or false, and is ${JSON.stringify(value) ?? 'missing'}. There are: ${Object.keys(row).join(', ')}`,
    );
  });
}
