import { isParameter } from '../catalog/parameters.ts';
import { graphOf } from '../pipeline/graph.ts';
import { layers } from '../pipeline/order.ts';
import { type Pipeline, pipelineOf } from '../pipeline/pipeline.ts';
import { downstream } from '../pipeline/slice-steps.ts';

/** Where to go on after a run that did not finish. */
export interface ResumePlan {
  /** Full names: what `--from-nodes` takes to run the rest. */
  readonly from: readonly string[];
  /** All that runs again or for the first time, in order. */
  readonly rerun: readonly string[];
}

/**
 * The nodes to run when `done` have succeeded: what is left, what must be made again because it was in memory,
 * and all that depends on either. Linear in nodes and readings.
 */
export function resumeFrom(pipeline: Pipeline, done: ReadonlySet<string>, isPersistent: (dataset: string) => boolean): ResumePlan {
  const graph = graphOf(pipeline);
  const { nodes, names, reads, producers } = graph;
  const rerun = new Uint8Array(nodes.length);
  const open: number[] = [];
  for (let node = 0; node < nodes.length; node++) {
    if (done.has(nodes[node]!.name)) continue;
    rerun[node] = 1;
    open.push(node);
  }
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const dataset of reads[node]!) {
      const producer = producers[dataset]!;
      if (producer === -1 || rerun[producer] === 1 || isParameter(names[dataset]!) || isPersistent(names[dataset]!)) continue;
      rerun[producer] = 1;
      open.push(producer);
    }
  }
  const again = downstream(graph, rerun);
  const [first = [], ...later] = layers(pipelineOf(nodes.filter((_, node) => again[node] === 1)));
  const from = first.map(({ name }) => name);
  return { from, rerun: [...from, ...later.flat().map(({ name }) => name)] };
}
