import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { graphOf } from './graph.ts';
import type { Node } from './node.ts';
import { layerNumbers } from './order.ts';
import type { Pipeline } from './pipeline.ts';

/** Nodes that can be deployed as one task. */
export interface Group {
  /** The top-level namespace, or the full name of a node that stands alone. */
  readonly name: string;
  readonly type: 'namespace' | 'nodes';
  /** Full names, each after those it depends on. */
  readonly nodes: readonly string[];
  /** The names of the groups that must have run before. */
  readonly dependencies: readonly string[];
}

/** What nodes are grouped by: their top-level namespace, or `none`, each node alone. */
export type GroupBy = 'namespace' | 'none';

/** The pipeline as groups, by first node. Throws INTERRUPTED_NAMESPACE when groups would wait for each other. */
export function groups(pipeline: Pipeline, by: GroupBy = 'namespace'): readonly Group[] {
  if (by !== 'namespace' && by !== 'none') {
    throw new LeatError('UNKNOWN_GROUP_BY', `nodes cannot be grouped by "${by}"${suggest(by, ['namespace', 'none'])}`);
  }
  const { nodes, reads, producers } = graphOf(pipeline);
  const groupOf = (node: Node): string => (by === 'namespace' ? (node.namespace?.split('.', 1)[0] ?? node.name) : node.name);
  const found = new Map<string, { name: string; type: Group['type']; nodes: string[]; dependencies: Set<string> }>();
  for (const number of layerNumbers(graphOf(pipeline)).flat()) {
    const node = nodes[number]!;
    const name = groupOf(node);
    let group = found.get(name);
    if (!group) {
      const type = by === 'namespace' && node.namespace !== undefined ? 'namespace' : 'nodes';
      group = { name, type, nodes: [], dependencies: new Set() };
      found.set(name, group);
    }
    group.nodes.push(node.name);
    for (const dataset of reads[number]!) {
      if (producers[dataset] === -1) continue;
      const other = groupOf(nodes[producers[dataset]!]!);
      if (other !== name) group.dependencies.add(other);
    }
  }
  const list = [...found.values()].map((group) => ({ ...group, dependencies: [...group.dependencies] }));
  refuseCircle(list);
  return list;
}

/** A namespace that a path leaves and enters again cannot be one task. */
function refuseCircle(list: readonly Group[]): void {
  const left = new Map(list.map((group) => [group.name, group.dependencies.length]));
  const dependents = new Map<string, string[]>(list.map(({ name }) => [name, []]));
  for (const { name, dependencies } of list) for (const other of dependencies) dependents.get(other)!.push(name);
  const ready = list.filter(({ dependencies }) => dependencies.length === 0).map(({ name }) => name);
  for (let name = ready.pop(); name !== undefined; name = ready.pop()) {
    left.delete(name);
    for (const dependent of dependents.get(name)!) {
      const waits = left.get(dependent)! - 1;
      left.set(dependent, waits);
      if (waits === 0) ready.push(dependent);
    }
  }
  if (left.size === 0) return;
  const path = circleAmong(new Map(list.filter(({ name }) => left.has(name)).map((group) => [group.name, group])));
  throw new LeatError(
    'INTERRUPTED_NAMESPACE',
    `groups would wait for each other: ${path.join(' -> ')}. Take the nodes between into the namespace, or give its parts namespaces of their own`,
    { details: { path } },
  );
}

/** Each of these groups waits for another of them, so going back along dependencies ends in a circle. */
function circleAmong(waiting: ReadonlyMap<string, Group>): readonly string[] {
  const path: string[] = [];
  let name = waiting.keys().next().value!;
  while (!path.includes(name)) {
    path.push(name);
    name = waiting.get(name)!.dependencies.find((other) => waiting.has(other))!;
  }
  const circle = path.slice(path.indexOf(name)).reverse();
  return [...circle, circle[0]!];
}
