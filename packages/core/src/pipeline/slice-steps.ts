import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { baseName } from './dataset-name.ts';
import type { Graph } from './graph.ts';

/** Node number to 1 when it is in the set. */
export type NodeSet = Uint8Array;

/** The nodes of these full names. */
export function nodesNamed({ nodes }: Graph, names: readonly string[]): NodeSet {
  const wanted = new Set(names);
  const found = new Uint8Array(nodes.length);
  const missing = new Set(names);
  for (let node = 0; node < nodes.length; node++) {
    const { name } = nodes[node]!;
    if (!wanted.has(name)) continue;
    found[node] = 1;
    missing.delete(name);
  }
  if (missing.size > 0) {
    const known = nodes.map(({ name }) => name);
    throw unknown('UNKNOWN_NODE', 'node', missing, (name) => suggestNode(name, known));
  }
  return found;
}

/** The nodes with any of these tags. */
export function nodesTagged({ nodes }: Graph, tags: readonly string[]): NodeSet {
  const wanted = new Set(tags);
  return where(nodes.length, (node) => nodes[node]!.tags.some((tag) => wanted.has(tag)));
}

/** The nodes in these namespaces and below; each must have one. */
export function nodesInside({ nodes }: Graph, namespaces: readonly string[]): NodeSet {
  const found = new Uint8Array(nodes.length);
  const missing = new Set<string>();
  for (const namespace of new Set(namespaces)) {
    const inside = where(nodes.length, (node) => isInside(nodes[node]!.namespace, namespace));
    if (!inside.includes(1)) missing.add(namespace);
    for (let node = 0; node < found.length; node++) found[node]! |= inside[node]!;
  }
  if (missing.size > 0) {
    const known = new Set(nodes.flatMap(({ namespace }) => enclosing(namespace)));
    throw unknown('UNKNOWN_NAMESPACE', 'namespace', missing, (name) => suggest(name, known));
  }
  return found;
}

/** The nodes that read these datasets. A name without transcoding means all its transcodings. */
export function readersOf(graph: Graph, names: readonly string[]): NodeSet {
  const wanted = datasetsNamed(graph, names);
  return where(graph.nodes.length, (node) => graph.reads[node]!.some((dataset) => wanted[dataset] === 1));
}

/** The nodes that make these datasets. A name without transcoding means all its transcodings. */
export function makersOf(graph: Graph, names: readonly string[]): NodeSet {
  const wanted = datasetsNamed(graph, names);
  return where(graph.nodes.length, (node) => graph.makes[node]!.some((dataset) => wanted[dataset] === 1));
}

/** The set and all nodes that depend on it. */
export function downstream({ order, dependents }: Graph, start: NodeSet): NodeSet {
  const found = start.slice();
  for (const node of order) {
    if (found[node] === 1) for (const dependent of dependents[node]!) found[dependent] = 1;
  }
  return found;
}

/** The set and all nodes it depends on. */
export function upstream({ order, reads, producers }: Graph, start: NodeSet): NodeSet {
  const found = start.slice();
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    if (found[node] === 0) continue;
    for (const dataset of reads[node]!) if (producers[dataset] !== -1) found[producers[dataset]!] = 1;
  }
  return found;
}

function where(length: number, takes: (node: number) => boolean): NodeSet {
  const found = new Uint8Array(length);
  for (let node = 0; node < length; node++) if (takes(node)) found[node] = 1;
  return found;
}

function datasetsNamed({ names }: Graph, wanted: readonly string[]): Uint8Array {
  const asked = new Set(wanted);
  const missing = new Set(wanted);
  const found = new Uint8Array(names.length);
  for (let dataset = 0; dataset < names.length; dataset++) {
    for (const name of new Set([names[dataset]!, baseName(names[dataset]!)])) {
      if (!asked.has(name)) continue;
      found[dataset] = 1;
      missing.delete(name);
    }
  }
  if (missing.size > 0) throw unknown('UNKNOWN_DATASET', 'dataset', missing, (name) => suggest(name, names));
  return found;
}

const isInside = (namespace: string | undefined, outer: string): boolean =>
  namespace !== undefined && (namespace === outer || namespace.startsWith(`${outer}.`));

/** `a.b.c`, `a.b` and `a`. */
function enclosing(namespace: string | undefined): readonly string[] {
  if (namespace === undefined) return [];
  const parts = namespace.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** A node of that name in a namespace is what was meant most often. */
function suggestNode(name: string, known: readonly string[]): string {
  const inNamespaces = known.filter((other) => other.endsWith(`.${name}`));
  if (inNamespaces.length === 0) return suggest(name, known);
  return `. Did you mean ${inNamespaces
    .slice(0, 5)
    .map((other) => `"${other}"`)
    .join(' or ')}?`;
}

function unknown(code: string, what: string, names: ReadonlySet<string>, hint: (name: string) => string): LeatError {
  if (names.size === 1) {
    const [name] = names;
    return new LeatError(code, `unknown ${what} "${name}"${hint(name!)}`);
  }
  const lines = [...names].map((name) => `  "${name}"${hint(name)}`);
  return new LeatError(code, `unknown ${what}s:\n${lines.join('\n')}`);
}
