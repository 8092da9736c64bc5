import { node, type Pipeline, pipeline } from '@leat/core';
import { classify, summarise } from '../nodes/enrichment.ts';
import type { Project } from '../project.ts';

const asking = {
  documents: 'documents',
  service: 'service',
  calls: 'params:calls',
  partitions: 'params:partitions',
  signal: 'run:signal',
  progress: 'run:progress',
} as const;

/** What the service says of the documents. One node calls one endpoint, for each has a rate of its own. */
export default pipeline([
  node(classify, {
    inputs: { ...asking, known: 'topics_so_far' },
    outputs: 'topics',
  }),
  node(summarise, {
    inputs: { ...asking, known: 'summaries_so_far' },
    outputs: 'summaries',
  }),
]) satisfies Pipeline<Project>;
