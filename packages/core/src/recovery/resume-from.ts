import { type Graph, graphOf } from '../pipeline/graph.ts';
import { layers } from '../pipeline/order.ts';
import { type Pipeline, pipelineOf } from '../pipeline/pipeline.ts';

/** Where to go on after a run that did not finish. */
export interface ResumePlan {
  /** Full names: what `--from-nodes` takes to run the rest. */
  readonly from: readonly string[];
  /** All that runs again or for the first time, in order. */
  readonly rerun: readonly string[];
}

/**
 * The nodes to run when `done` have succeeded: what is left, what must be made again because it was in memory,
 * and all that depends on either. Every input of them is free, persistent, or made by one of them. Linear in nodes and readings.
 */
export function resumeFrom(pipeline: Pipeline, done: ReadonlySet<string>, isPersistent: (dataset: string) => boolean): ResumePlan {
  const graph = graphOf(pipeline);
  const { nodes } = graph;
  const rerun = new Uint8Array(nodes.length);
  const open: number[] = [];
  const take = (node: number): void => {
    if (rerun[node] === 1) return;
    rerun[node] = 1;
    open.push(node);
  };
  for (let node = 0; node < nodes.length; node++) if (!done.has(nodes[node]!.name)) take(node);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const dependent of graph.dependents[node]!) take(dependent);
    for (const maker of makersOfLost(graph, node, isPersistent)) take(maker);
  }
  const [first = [], ...later] = layers(pipelineOf(nodes.filter((_, node) => rerun[node] === 1)));
  const from = first.map(({ name }) => name);
  return { from, rerun: [...from, ...later.flat().map(({ name }) => name)] };
}

/** The makers of what the node reads and what went with the process that made it. */
function makersOfLost({ names, reads, producers }: Graph, node: number, isPersistent: (dataset: string) => boolean): readonly number[] {
  const lost = reads[node]!.filter((dataset) => producers[dataset] !== -1 && !isPersistent(names[dataset]!));
  return lost.map((dataset) => producers[dataset]!);
}
