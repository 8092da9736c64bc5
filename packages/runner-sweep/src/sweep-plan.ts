import { filter, freeOutputs, isParameter, LeatError, type Node, type Pipeline, type RunRequest, type Selection, workOf } from '@leat/core';
import { datasetsOf, findMetric, unknownMetric } from './metric.ts';
import type { SweepOptions } from './options.ts';
import type { Trial } from './trials.ts';

/** Which nodes run once, which in every trial, and what is kept of them. */
export interface SweepPlan {
  /** The run before the trials; absent when the trials share nothing. */
  readonly shared?: { readonly select: Selection; readonly keep: readonly string[] };
  /** Outputs of the shared run that the trials read and that are in memory. */
  readonly boundary: readonly string[];
  /** What every trial runs; the whole request when absent. */
  readonly select?: Selection;
  /** The outputs that each trial keeps; its free ones when absent. */
  readonly keep?: readonly string[];
  /** The outputs that the caller asked for; all that a trial gives when absent. */
  readonly wanted?: ReadonlySet<string>;
  /** A dataset outside memory that every trial writes. */
  readonly writes?: string;
}

/** Loads the work and parts it at the nodes that read what the trials change. Throws UNKNOWN_METRIC and SWEEP_WITHOUT_EFFECT. */
export async function planSweep({ metric }: SweepOptions, trials: readonly Trial[], request: RunRequest): Promise<SweepPlan> {
  const { pipeline, catalog } = await workOf(request);
  const { changed, same } = part(pipeline, trials, request);
  const inMemory = (name: string) => catalog.home(name) === 'here';
  const made = outputsOf(pipeline.nodes);
  const wanted = new Set(request.keep ?? freeOutputs(pipeline));
  const kept = new Set(wanted);
  if (metric) {
    const found = findMetric(metric, made);
    if (!found) throw unknownMetric(metric, request.pipeline, made);
    kept.add(found.dataset);
  }
  const writes = [...outputsOf(changed)].find((name) => !inMemory(name));
  const plan = { keep: [...kept], wanted, ...(writes !== undefined && { writes }) };
  if (same.length === 0) return { ...plan, boundary: [] };
  const read = new Set(changed.flatMap(({ inputs }) => inputs));
  const boundary = [...outputsOf(same)].filter((name) => read.has(name) && inMemory(name));
  const keep = [...outputsOf(same)].filter((name) => kept.has(name));
  return {
    ...plan,
    shared: { select: { nodes: namesOf(same) }, keep: [...new Set([...boundary, ...keep])] },
    boundary,
    select: { nodes: namesOf(changed) },
  };
}

/** The plan of a sweep that shares nothing, and so loads nothing here: the metric's dataset is found in what each trial gives. */
export function unplanned({ metric }: SweepOptions, { keep }: RunRequest): SweepPlan {
  if (!keep) return { boundary: [] };
  return { boundary: [], wanted: new Set(keep), keep: [...new Set([...keep, ...(metric ? datasetsOf(metric) : [])])] };
}

/** The nodes that read a changed parameter with all that depends on them, and the rest. */
function part(pipeline: Pipeline, trials: readonly Trial[], request: RunRequest): { changed: readonly Node[]; same: readonly Node[] } {
  const paths = [...new Set(trials.flatMap(({ changes }) => Object.keys(changes)))];
  if (trials.length === 1 || paths.length === 0) return { changed: pipeline.nodes, same: [] };
  const readers = pipeline.nodes.filter(({ inputs }) => inputs.some((name) => paths.some((path) => reads(name, path))));
  if (readers.length === 0) {
    const names = paths.map((path) => `"${path}"`).join(', ');
    throw new LeatError(
      'SWEEP_WITHOUT_EFFECT',
      `sweep: no node of pipeline "${request.pipeline}" reads ${names}, so all ${trials.length} trials would be the same: let a node read "params:${paths[0]}"`,
    );
  }
  const changed = new Set(filter(pipeline, { fromNodes: namesOf(readers) }).nodes);
  return { changed: [...changed], same: pipeline.nodes.filter((node) => !changed.has(node)) };
}

/** Does this input see a change at `path`: it is that parameter, a part of it, or a group with it? */
function reads(input: string, path: string): boolean {
  if (!isParameter(input)) return false;
  if (input === 'parameters') return true;
  const own = input.slice('params:'.length);
  return own === path || own.startsWith(`${path}.`) || path.startsWith(`${own}.`);
}

const namesOf = (nodes: readonly Node[]): readonly string[] => nodes.map(({ name }) => name);

const outputsOf = (nodes: readonly Node[]): ReadonlySet<string> => new Set(nodes.flatMap(({ outputs }) => outputs));
