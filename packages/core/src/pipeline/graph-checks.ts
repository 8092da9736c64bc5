import { LeatError } from '../errors/leat-error.ts';
import { baseName } from './dataset-name.ts';
import type { Node } from './node.ts';

const most = 20;

/** Throws with the names that more than one node has. */
export function refuseSameNames(nodes: readonly Node[]): never {
  const twice = [...Map.groupBy(nodes, ({ name }) => name)].filter(([, same]) => same.length > 1).map(([name]) => `"${name}"`);
  throw new LeatError(
    'DUPLICATE_NODE',
    `more than one node is called ${list(twice)}: give each a \`name\` of its own, put one into a namespace, or add pipelines that share nodes with add(...)`,
  );
}

/** Throws when a dataset is used both with a transcoding and without. */
export function refuseMixedTranscoding(names: readonly string[], transcoded: readonly number[]): void {
  const bases = new Set(transcoded.map((dataset) => baseName(names[dataset]!)));
  const mixed = names.filter((name) => bases.has(name)).map((name) => `"${name}"`);
  if (mixed.length === 0) return;
  throw new LeatError('MIXED_TRANSCODING', `${list(mixed)} is used both alone and with "@": say everywhere how it is read and written`);
}

/** Throws with the datasets that more than one node makes. */
export function refuseTwoMakers(nodes: readonly Node[]): never {
  const made = nodes.flatMap(({ name, outputs }) => outputs.map((output) => ({ name, output: baseName(output) })));
  const clashes = [...Map.groupBy(made, ({ output }) => output)]
    .filter(([, makers]) => makers.length > 1)
    .map(([output, makers]) => `"${output}" (by ${list(makers.map(({ name }) => `"${name}"`))})`);
  throw new LeatError('OUTPUT_MADE_TWICE', `a dataset is made by one node, but more than one makes ${list(clashes)}`);
}

/** Throws when two of these nodes confirm one dataset. */
export function refuseTwoConfirms(confirming: readonly Node[]): void {
  const first = new Map<string, string>();
  for (const node of confirming) {
    for (const dataset of node.confirms) {
      const base = baseName(dataset);
      const other = first.get(base);
      if (other !== undefined) {
        throw new LeatError('CONFIRMED_TWICE', `"${base}" is confirmed by both "${other}" and "${node.name}": one node confirms a dataset`);
      }
      first.set(base, node.name);
    }
  }
}

/** Throws with one circle, as a path. `sorted` are the nodes that stand in no circle and behind none. */
export function refuseCycle(
  nodes: readonly Node[],
  reads: readonly (readonly number[])[],
  producers: Int32Array,
  sorted: Int32Array,
): never {
  const free = new Uint8Array(nodes.length);
  for (const node of sorted) free[node] = 1;
  // every node left waits for another node left, so going against the arrows ends in a circle
  const at = new Map<number, number>();
  const path: number[] = [];
  for (let node = free.indexOf(0); !at.has(node); ) {
    at.set(node, path.length);
    path.push(node);
    const before = reads[node]!.find((dataset) => producers[dataset]! !== -1 && free[producers[dataset]!] === 0);
    node = producers[before!]!;
    if (at.has(node)) path.splice(0, at.get(node)!);
  }
  const circle = path.reverse();
  const start = circle.indexOf(Math.min(...circle));
  const names = [...circle.slice(start), ...circle.slice(0, start + 1)].map((node) => nodes[node]!.name);
  const shown = names.length <= most + 1 ? names : [...names.slice(0, most), `… ${names.length - most - 1} more …`, names.at(-1)!];
  throw new LeatError('CYCLE', `the pipeline goes in a circle: ${shown.join(' -> ')}`, { details: { path: names } });
}

function list(texts: readonly string[]): string {
  return texts.length <= most ? texts.join(', ') : `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`;
}
