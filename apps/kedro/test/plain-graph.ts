import type { CaseGraph, CaseNode } from './case-file.ts';
import { flat, nodesOf } from './case-pipeline.ts';

/** A graph of a case by names, written for reading and not for speed: what the table of differences reckons with. */
export interface PlainGraph {
  readonly names: readonly string[];
  /** The node that makes a dataset, whatever the transcoding. */
  maker(dataset: string): string | undefined;
  reads(name: string): readonly string[];
}

export const base = (name: string): string => name.split('@')[0]!;

const fullName = ({ name, namespace }: CaseNode): string => (namespace === undefined ? name : `${namespace}.${name}`);

export function plainGraph(graph: CaseGraph): PlainGraph {
  const nodes = new Map(nodesOf(graph).map((node) => [fullName(node), node]));
  const makers = new Map([...nodes].flatMap(([name, node]) => flat(node.outputs).map((output) => [base(output), name] as const)));
  return {
    names: [...nodes.keys()],
    maker: (dataset) => makers.get(base(dataset)),
    reads: (name) => flat(nodes.get(name)!.inputs),
  };
}

/** The nodes that read what the set makes, and that are not in it. */
export const dependentsOf = ({ names, maker, reads }: PlainGraph, set: ReadonlySet<string>): readonly string[] =>
  names.filter((name) => !set.has(name) && reads(name).some((dataset) => set.has(maker(dataset) ?? '')));

/** The makers of what the set reads and cannot load, and that are not in it. */
export const lostMakers = ({ maker, reads }: PlainGraph, set: ReadonlySet<string>, persistent: readonly string[]): readonly string[] =>
  [...set]
    .flatMap((name) => reads(name).filter((dataset) => !persistent.includes(dataset)))
    .map((dataset) => maker(dataset))
    .filter((name) => name !== undefined && !set.has(name)) as string[];

/** Adds what `more` finds until it finds nothing. */
export function closure(start: readonly string[], more: (set: ReadonlySet<string>) => readonly string[]): ReadonlySet<string> {
  const set = new Set(start);
  for (let found = more(set); found.length > 0; found = more(set)) for (const name of found) set.add(name);
  return set;
}

/** The set in layers, by longest distance inside the set, each sorted. */
export function plainLayers({ maker, reads }: PlainGraph, set: ReadonlySet<string>): readonly (readonly string[])[] {
  const layers: string[][] = [];
  const placed = new Set<string>();
  while (placed.size < set.size) {
    const isReady = (name: string) => reads(name).every((dataset) => !set.has(maker(dataset) ?? '') || placed.has(maker(dataset)!));
    const layer = [...set].filter((name) => !placed.has(name) && isReady(name)).sort();
    for (const name of layer) placed.add(name);
    layers.push(layer);
  }
  return layers;
}
