import type { Given } from '@leat/core';
import type { Calls } from './caller.ts';
import type { Classified, Document, Enriched, Partitions, Service, Summarised } from './documents.ts';
import type { Partitioning } from './enrich.ts';

interface Parameters {
  readonly documents: { readonly count: number; readonly seed: number };
  readonly partitions: Partitioning;
  readonly calls: Calls;
}

interface Datasets {
  readonly documents: readonly Document[];
  readonly service: Service;
  readonly topics: Partitions<Classified>;
  readonly topics_so_far: Partitions<Classified>;
  readonly summaries: Partitions<Summarised>;
  readonly summaries_so_far: Partitions<Summarised>;
  readonly enriched: Partitions<Enriched>;
}

/** What the catalog and the parameters give: pipelines are checked against it. */
export type Project = Given<Datasets, Parameters>;
