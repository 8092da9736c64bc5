import { type Graph, graphOf } from './graph.ts';
import type { Pipeline } from './pipeline.ts';

interface FreeDatasets {
  readonly inputs: ReadonlySet<string>;
  readonly outputs: ReadonlySet<string>;
}

const freeOf = new WeakMap<Pipeline, FreeDatasets>();

/** What a pipeline reads and does not make, by full name; `rows@csv` counts as made when `rows@json` is. */
export const freeInputs = (pipeline: Pipeline): ReadonlySet<string> => freeDatasets(pipeline).inputs;

/** What a pipeline makes and does not read, by full name; `rows@csv` counts as read when `rows@json` is. */
export const freeOutputs = (pipeline: Pipeline): ReadonlySet<string> => freeDatasets(pipeline).outputs;

function freeDatasets(pipeline: Pipeline): FreeDatasets {
  let free = freeOf.get(pipeline);
  if (!free) {
    free = findFree(graphOf(pipeline));
    freeOf.set(pipeline, free);
  }
  return free;
}

function findFree({ names, bases, readers, producers, made }: Graph): FreeDatasets {
  const read = new Uint8Array(names.length);
  for (let dataset = 0; dataset < names.length; dataset++) if (readers[dataset]! > 0) read[bases[dataset]!] = 1;
  const inputs = new Set<string>();
  const outputs = new Set<string>();
  for (let dataset = 0; dataset < names.length; dataset++) {
    if (producers[dataset] === -1) inputs.add(names[dataset]!);
    else if (made[dataset] === 1 && read[bases[dataset]!] === 0) outputs.add(names[dataset]!);
  }
  return { inputs, outputs };
}
