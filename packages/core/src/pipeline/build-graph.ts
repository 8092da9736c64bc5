import { baseName } from './dataset-name.ts';
import type { Graph } from './graph.ts';
import { refuseCycle, refuseMixedTranscoding, refuseSameNames, refuseTwoConfirms, refuseTwoMakers } from './graph-checks.ts';
import type { Node } from './node.ts';

const none: readonly number[] = Object.freeze([]);

/** Numbers the datasets, links the nodes, and refuses names that clash and circles. */
export function buildGraph(nodes: readonly Node[]): Graph {
  const { names, reads, makes, transcoded, confirming, nodeNames } = numbered(nodes);
  if (nodeNames < nodes.length) refuseSameNames(nodes);
  if (transcoded.length > 0) refuseMixedTranscoding(names, transcoded);
  const bases = basesOf(names, transcoded);
  const { made, producers } = producersOf(nodes, names, bases, makes);
  if (confirming.length > 1) refuseTwoConfirms(confirming);
  const { dependents, waits, readers } = linksOf(reads, producers);
  const order = ordered(dependents, waits);
  if (order.length < nodes.length) refuseCycle(nodes, reads, producers, order);
  const rank = rankOf(order, dependents);
  return { nodes, names, bases, reads, makes, producers, dependents, waits, readers, rank, made, order };
}

/** Gives each dataset a number, in the order of appearance. One pass, because touching many thousand nodes is what takes the time. */
function numbered(nodes: readonly Node[]) {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const lists: (readonly number[])[] = [];
  const transcoded: number[] = [];
  const confirming: Node[] = [];
  const nodeNames = new Set<string>();
  const reads: (readonly number[])[] = new Array(nodes.length);
  const makes: (readonly number[])[] = new Array(nodes.length);

  const number = (name: string): number => {
    const found = numbers.get(name);
    if (found !== undefined) return found;
    const next = names.length;
    numbers.set(name, next);
    names.push(name);
    lists.push([next]);
    if (name.includes('@')) transcoded.push(next);
    return next;
  };
  // most lists have one name, and share one array with all others of that name
  const all = (list: readonly string[]): readonly number[] => {
    if (list.length === 0) return none;
    return list.length === 1 ? lists[number(list[0]!)]! : list.map(number);
  };

  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    nodeNames.add(node.name);
    reads[index] = all(node.inputs);
    makes[index] = all(node.outputs);
    if (node.confirms.length > 0) confirming.push(node);
  }
  return { names, reads, makes, transcoded, confirming, nodeNames: nodeNames.size };
}

function basesOf(names: readonly string[], transcoded: readonly number[]): Int32Array {
  const bases = new Int32Array(names.length);
  for (let dataset = 0; dataset < bases.length; dataset++) bases[dataset] = dataset;
  const first = new Map<string, number>();
  for (const dataset of transcoded) {
    const base = baseName(names[dataset]!);
    const found = first.get(base);
    if (found === undefined) first.set(base, dataset);
    else bases[dataset] = found;
  }
  return bases;
}

function producersOf(nodes: readonly Node[], names: readonly string[], bases: Int32Array, makes: readonly (readonly number[])[]) {
  const made = new Uint8Array(names.length);
  const producers = new Int32Array(names.length).fill(-1);
  let twice = false;
  for (let node = 0; node < makes.length; node++) {
    for (const dataset of makes[node]!) {
      const base = bases[dataset]!;
      if (producers[base] !== -1) twice = true;
      producers[base] = node;
      made[dataset] = 1;
    }
  }
  if (twice) refuseTwoMakers(nodes);
  for (let dataset = 0; dataset < producers.length; dataset++) producers[dataset] = producers[bases[dataset]!]!;
  return { made, producers };
}

function linksOf(reads: readonly (readonly number[])[], producers: Int32Array) {
  const dependents: (readonly number[])[] = new Array(reads.length).fill(none);
  const waits = new Int32Array(reads.length);
  const readers = new Int32Array(producers.length);
  for (let node = 0; node < reads.length; node++) {
    for (const dataset of reads[node]!) {
      readers[dataset]!++;
      const producer = producers[dataset]!;
      if (producer === -1) continue;
      waits[node]!++;
      const others = dependents[producer]!;
      // a literal of one takes less memory than an array that was pushed to
      if (others === none) dependents[producer] = [node];
      else (others as number[]).push(node);
    }
  }
  return { dependents, waits, readers };
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
    for (const dependent of dependents[node]!) {
      const length = rank[dependent]! + 1;
      if (length > longest) longest = length;
    }
    rank[node] = longest;
  }
  return rank;
}
