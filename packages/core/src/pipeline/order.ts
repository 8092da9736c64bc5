import { byCodePoint } from './code-point-order.ts';
import { type Graph, graphOf } from './graph.ts';
import type { Node } from './node.ts';
import type { Pipeline } from './pipeline.ts';

/** The nodes by their longest distance from a node that waits for nothing; inside a layer by name. */
export function layers(pipeline: Pipeline): readonly (readonly Node[])[] {
  const graph = graphOf(pipeline);
  return layerNumbers(graph).map((layer) => layer.map((node) => graph.nodes[node]!));
}

/** The nodes in the order of their layers: each after those it depends on, and always the same. */
export const ordered = (pipeline: Pipeline): readonly Node[] => layers(pipeline).flat();

/** The layers as node numbers. */
export function layerNumbers({ nodes, order, dependents }: Graph): readonly (readonly number[])[] {
  const depth = new Int32Array(nodes.length);
  const found: number[][] = [];
  for (const node of order) {
    const own = depth[node]!;
    if (found.length === own) found.push([]); // a layer is reached after the one before it
    found[own]!.push(node);
    for (const dependent of dependents[node]!) depth[dependent] = Math.max(depth[dependent]!, own + 1);
  }
  for (const layer of found) layer.sort((a, b) => byCodePoint(nodes[a]!.name, nodes[b]!.name));
  return found;
}
