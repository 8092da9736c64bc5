import { graphOf } from '../pipeline/graph.ts';
import { ordered } from '../pipeline/order.ts';
import { type Pipeline, pipelineOf } from '../pipeline/pipeline.ts';

/** What is known of a dataset before a run. `unknown`: nobody declared it, so it will be in memory. */
export type DatasetState = 'existing' | 'missing' | 'memory' | 'unknown';

/** Which nodes make what is missing, and which need not run. */
export interface MissingOutputs {
  /** Full names, in order. */
  readonly run: readonly string[];
  readonly skip: readonly string[];
}

/**
 * The nodes to run so that every persistent output exists: those without outputs, those with a missing one, and those
 * a node that runs needs something from that cannot be loaded. A node that reads what is made anew is not run for it.
 * Asks for the state of a dataset once; linear in nodes and readings.
 */
export function missingOutputs(pipeline: Pipeline, state: (dataset: string) => DatasetState): MissingOutputs {
  const { nodes, names, reads, makes, producers, order } = graphOf(pipeline);
  const states: DatasetState[] = [];
  const stateOf = (dataset: number): DatasetState => (states[dataset] ??= state(names[dataset]!));
  const runs = new Uint8Array(nodes.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    const outputs = makes[node]!;
    if (outputs.length === 0 || outputs.some((dataset) => stateOf(dataset) === 'missing')) runs[node] = 1;
    if (runs[node] === 0) continue;
    for (const dataset of reads[node]!) {
      const producer = producers[dataset]!;
      if (producer !== -1 && stateOf(dataset) !== 'existing') runs[producer] = 1;
    }
  }
  const run = ordered(pipelineOf(nodes.filter((_, node) => runs[node] === 1))).map(({ name }) => name);
  return { run, skip: nodes.filter((_, node) => runs[node] === 0).map(({ name }) => name) };
}
