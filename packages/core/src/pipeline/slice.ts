import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { type Graph, graphOf } from './graph.ts';
import { type Pipeline, pipelineOf } from './pipeline.ts';
import { downstream, makersOf, type NodeSet, nodesInside, nodesNamed, nodesTagged, readersOf, upstream } from './slice-steps.ts';

/** Which nodes of a pipeline, as JSON. Each filter looks at the whole pipeline, and a node is taken when all of them take it; an empty list is no filter. */
export interface Selection {
  /** Exactly these, by full name. */
  readonly nodes?: readonly string[];
  /** Those with any of these tags. */
  readonly tags?: readonly string[];
  /** Those in these namespaces and below. */
  readonly namespaces?: readonly string[];
  /** These and all that depend on them. */
  readonly fromNodes?: readonly string[];
  /** These and all they depend on. */
  readonly toNodes?: readonly string[];
  /** Those that read these datasets, and all that depend on them. */
  readonly fromInputs?: readonly string[];
  /** Those that make these datasets, and all they depend on. */
  readonly toOutputs?: readonly string[];
}

type Filter = (graph: Graph, names: readonly string[]) => NodeSet;

const filters: { readonly [Key in keyof Selection]-?: Filter } = {
  nodes: nodesNamed,
  tags: nodesTagged,
  namespaces: nodesInside,
  fromNodes: (graph, names) => downstream(graph, nodesNamed(graph, names)),
  toNodes: (graph, names) => upstream(graph, nodesNamed(graph, names)),
  fromInputs: (graph, names) => downstream(graph, readersOf(graph, names)),
  toOutputs: (graph, names) => upstream(graph, makersOf(graph, names)),
};

/** The part of a pipeline that a selection takes. Throws for a name that is not there, with the nearest, and NO_NODES_LEFT with the filter that took the last. */
export function filter(pipeline: Pipeline, selection: Selection): Pipeline {
  const graph = graphOf(pipeline);
  if (graph.nodes.length === 0) throw new LeatError('NO_NODES_LEFT', 'the pipeline has no nodes');
  const taken = new Uint8Array(graph.nodes.length).fill(1);
  for (const { key, names, nodes } of applied(graph, selection)) {
    let left = 0;
    for (let node = 0; node < taken.length; node++) left += taken[node]! &= nodes[node]!;
    if (left === 0) throw noNodesLeft(graph, key, names, nodes);
  }
  const nodes = graph.nodes.filter((_, node) => taken[node] === 1);
  return nodes.length === graph.nodes.length ? pipeline : pipelineOf(nodes);
}

/** What each filter takes from the whole pipeline: all of them, so that a misspelt name is reported before an empty result. */
function applied(graph: Graph, selection: Selection) {
  const found: { key: keyof Selection; names: readonly string[]; nodes: NodeSet }[] = [];
  for (const [key, names] of Object.entries(selection) as [keyof Selection, readonly string[] | undefined][]) {
    if (!Object.hasOwn(filters, key)) {
      throw new LeatError('UNKNOWN_FILTER', `unknown filter "${key}"${suggest(key, Object.keys(filters))}`);
    }
    if (names === undefined) continue;
    if (!Array.isArray(names)) throw new LeatError('UNKNOWN_FILTER', `the filter "${key}" takes a list of names`);
    if (names.length > 0) found.push({ key, names, nodes: filters[key](graph, names) });
  }
  return found;
}

function noNodesLeft(graph: Graph, key: keyof Selection, names: readonly string[], nodes: NodeSet): LeatError {
  const shown = names.map((name) => `"${name}"`).join(', ');
  const alone = nodes.includes(1) ? 'took the last that the other filters had left' : 'takes none by itself';
  const tags = key === 'tags' && !nodes.includes(1) ? suggest(names[0]!, new Set(graph.nodes.flatMap((node) => node.tags))) : '';
  return new LeatError('NO_NODES_LEFT', `no nodes left after filtering: \`${key}\` (${shown}) ${alone}${tags}`);
}
