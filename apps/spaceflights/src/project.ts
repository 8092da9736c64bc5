import type { Given } from '@leat/core';
import type { ShuttleFeatures } from './nodes/inference.ts';
import type { Evaluation } from './nodes/science.ts';
import type { Regressor } from './regressor.ts';
import type { Company, ModelInput, PreprocessedShuttle, Review, Shuttle } from './tables.ts';

interface Parameters {
  readonly model: { readonly alpha: number; readonly features: readonly string[] };
  readonly split: { readonly seed: number; readonly testShare: number };
}

interface Datasets {
  readonly companies: readonly Company[];
  readonly shuttles: readonly Shuttle[];
  readonly reviews: readonly Review[];
  readonly preprocessed_shuttles: readonly PreprocessedShuttle[];
  readonly model_input_table: readonly ModelInput[];
  readonly regressor: Regressor;
  readonly evaluation: Evaluation;
  readonly request: readonly ShuttleFeatures[];
}

/** What the catalog and the parameters give: pipelines are checked against it. */
export type Project = Given<Datasets, Parameters>;
