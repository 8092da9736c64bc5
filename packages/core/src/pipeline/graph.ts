import { buildGraph } from './build-graph.ts';
import type { Node } from './node.ts';
import type { Pipeline } from './pipeline.ts';

/** A pipeline as numbers, built and checked once: everything a loop touches per node is an array index. */
export interface Graph {
  readonly nodes: readonly Node[];
  /** Dataset number to exact name: `a@csv` and `a@json` are two. */
  readonly names: readonly string[];
  /** Dataset number to the number of the first dataset that is the same without transcoding. */
  readonly bases: Int32Array;
  /** Node to the numbers of its inputs; twice when read twice. */
  readonly reads: readonly (readonly number[])[];
  /** Node to the numbers of its outputs. */
  readonly makes: readonly (readonly number[])[];
  /** Dataset number to the node that makes it, whatever the transcoding; -1 when none does. */
  readonly producers: Int32Array;
  /** Node to the nodes that read what it makes, once for each reading. */
  readonly dependents: readonly (readonly number[])[];
  /** Node to how many readings of made datasets it waits for. */
  readonly waits: Int32Array;
  /** Dataset number to how many times it is read. */
  readonly readers: Int32Array;
  /** Node to the longest path to an end, in hops. */
  readonly rank: Int32Array;
  /** Dataset number to 1 when a node makes exactly that name. */
  readonly made: Uint8Array;
  /** All nodes, each after those it depends on. */
  readonly order: Int32Array;
}

const graphs = new WeakMap<Pipeline, Graph>();

/** The pipeline as numbers; the same object each time. Throws when names clash or go in a circle, which `pipeline` has checked. */
export function graphOf(pipeline: Pipeline): Graph {
  let graph = graphs.get(pipeline);
  if (!graph) {
    graph = buildGraph(pipeline.nodes);
    graphs.set(pipeline, graph);
  }
  return graph;
}
