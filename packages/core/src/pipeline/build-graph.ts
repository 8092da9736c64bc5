import { baseName } from './dataset-name.ts';
import type { Graph } from './graph.ts';
import { refuseConflicts, refuseCycle } from './graph-checks.ts';
import type { Node } from './node.ts';

const none: readonly number[] = Object.freeze([]);

/** Numbers the datasets, links the nodes, and refuses names that clash and circles. */
export function buildGraph(nodes: readonly Node[]): Graph {
  const { names, reads, makes } = numbered(nodes);
  const bases = basesOf(names);
  const made = new Uint8Array(names.length);
  const producers = new Int32Array(names.length).fill(-1);
  refuseConflicts(nodes, names, bases, makes);
  for (let node = 0; node < nodes.length; node++) {
    for (const dataset of makes[node]!) {
      made[dataset] = 1;
      producers[bases[dataset]!] = node;
    }
  }
  for (let dataset = 0; dataset < names.length; dataset++) producers[dataset] = producers[bases[dataset]!]!;
  const links = linksOf(reads, producers);
  const order = ordered(links.dependents, links.waits);
  if (order.length < nodes.length) refuseCycle(nodes, reads, producers, order);
  return { nodes, names, bases, reads, makes, producers, made, order, ...links, rank: rankOf(order, links.dependents) };
}

/** Gives each dataset a number, in the order of appearance. */
function numbered(nodes: readonly Node[]) {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const reads: (readonly number[])[] = [];
  const makes: (readonly number[])[] = [];
  const number = (name: string): number => {
    let found = numbers.get(name);
    if (found === undefined) {
      found = names.length;
      numbers.set(name, found);
      names.push(name);
    }
    return found;
  };
  const all = (list: readonly string[]): readonly number[] =>
    list.length === 0 ? none : list.length === 1 ? [number(list[0]!)] : list.map(number);
  for (const node of nodes) {
    reads.push(all(node.inputs));
    makes.push(all(node.outputs));
  }
  return { names, reads, makes };
}

function basesOf(names: readonly string[]): Int32Array {
  const bases = new Int32Array(names.length);
  let first: Map<string, number> | undefined;
  for (let dataset = 0; dataset < names.length; dataset++) {
    bases[dataset] = dataset;
    const name = names[dataset]!;
    if (!name.includes('@')) continue;
    first ??= new Map();
    const base = baseName(name);
    const found = first.get(base);
    if (found === undefined) first.set(base, dataset);
    else bases[dataset] = found;
  }
  return bases;
}

function linksOf(reads: readonly (readonly number[])[], producers: Int32Array) {
  const dependents: number[][] = new Array(reads.length).fill(none);
  const waits = new Int32Array(reads.length);
  const readers = new Int32Array(producers.length);
  for (let node = 0; node < reads.length; node++) {
    for (const dataset of reads[node]!) {
      readers[dataset]!++;
      const producer = producers[dataset]!;
      if (producer === -1) continue;
      waits[node]!++;
      const others = dependents[producer]!;
      // most nodes have one dependent: a literal of one takes less memory than an array that was pushed to
      if (others.length === 0) dependents[producer] = [node];
      else others.push(node);
    }
  }
  return { dependents: dependents as readonly (readonly number[])[], waits, readers };
}

/** Kahn's algorithm. Shorter than the nodes when they go in a circle. */
function ordered(dependents: readonly (readonly number[])[], waits: Int32Array): Int32Array {
  const order = new Int32Array(waits.length);
  const left = waits.slice();
  let end = 0;
  for (let node = 0; node < left.length; node++) if (left[node] === 0) order[end++] = node;
  for (let at = 0; at < end; at++) {
    for (const dependent of dependents[order[at]!]!) if (--left[dependent]! === 0) order[end++] = dependent;
  }
  return end === order.length ? order : order.slice(0, end);
}

function rankOf(order: Int32Array, dependents: readonly (readonly number[])[]): Int32Array {
  const rank = new Int32Array(order.length);
  for (let at = order.length - 1; at >= 0; at--) {
    const node = order[at]!;
    let longest = 0;
    for (const dependent of dependents[node]!) longest = Math.max(longest, rank[dependent]! + 1);
    rank[node] = longest;
  }
  return rank;
}
