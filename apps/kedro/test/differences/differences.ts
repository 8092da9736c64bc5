import { commandLineDifferences } from './command-line.ts';
import { configurationDifferences } from './configuration.ts';
import { datasetDifferences } from './datasets.ts';
import type { Difference } from './difference.ts';
import { factoryDifferences } from './factories.ts';
import { pipelineDifferences } from './pipelines.ts';

/** Every difference, once. The first that applies counts. */
export const differences: readonly Difference[] = [
  ...pipelineDifferences,
  ...factoryDifferences,
  ...configurationDifferences,
  ...commandLineDifferences,
  ...datasetDifferences,
];

/** Kinds of questions that are not asked of leat, and why. */
export const unasked: Readonly<Record<string, string>> = {
  workers: 'how many workers a run may have is an option of a runner; Kedro reckons it from the layers of the pipeline',
  hooks: 'they have no counterpart yet',
};
