import { checkOptions, isThenable, LeatError, type OptionsSchema } from '@leat/core';

/** The options of a dataset as its type's schema reads them. Throws DATASET_OPTIONS with every mistake in its details. */
export function datasetOptions(schema: OptionsSchema | undefined, given: Readonly<Record<string, unknown>>): object {
  const checked = checkOptions(schema, given);
  if (isThenable(checked))
    throw new LeatError('DATASET_OPTIONS', 'the options of a dataset type are checked at once: its schema validates asynchronously');
  const { value, issues } = checked;
  if (issues.length === 0) return value;
  throw new LeatError('DATASET_OPTIONS', issues.map(({ message }) => message).join('; '), {
    details: { issues: issues.map(({ path, message }) => ({ path: [...path], message })) },
  });
}
