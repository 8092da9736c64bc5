import type { Difference } from './difference.ts';
import { pipelineDifferences } from './pipelines.ts';

/** Every difference, once. The first that applies counts. */
export const differences: readonly Difference[] = [...pipelineDifferences];
