import { type JsonObject, type RunnerDefinition, type RunnerPlan, shortName } from '@leat/core';
import { lineOf, type Origin } from './origin.ts';

/** A name under which a runner was asked for, and where `runners.yml` says what it means. */
export interface RunnerName {
  readonly name: string;
  readonly origins: readonly Origin[];
}

/** One runner of a tree, with the places that decided it: what `leat runner describe` prints. */
export interface RunnerDescription {
  /** The entries that mean it, an alias or a stack before what it names. */
  readonly names: readonly RunnerName[];
  /** The entry that is its mapping; absent when it is written where it is used. */
  readonly entry?: string;
  readonly type: string;
  readonly kind: RunnerDefinition['kind'];
  /** It was put around its inner by a list, by `--with` or by default, and not by a `runner` of its own. */
  readonly isLayer: boolean;
  readonly once?: true;
  readonly repeats?: true;
  readonly endless?: true;
  /** Where it was written: `conf/base` first, then what was laid over it. */
  readonly origins: readonly Origin[];
  readonly options: Readonly<Record<string, DescribedOption>>;
  readonly runners: Readonly<Record<string, RunnerDescription>>;
}

/** The value of an option as written, secrets and variables as templates, and where it comes from. */
export interface DescribedOption {
  readonly value: JsonObject[string];
  readonly origins: readonly Origin[];
}

/** A runner that was chosen: what to build, and what to tell people about it. */
export interface DescribedRunner {
  readonly plan: RunnerPlan;
  readonly tree: RunnerDescription;
  /** `checks(pinned(tune = sweep(parallel)))`: layers by the names of their entries, everything else by type. */
  readonly line: string;
  /** The files that decided it, each with the first line that matters: `conf/base/runners.yml:4`. */
  readonly places: readonly string[];
  /** What will work, but is probably not meant. */
  readonly warnings: readonly string[];
}

/** The runner tree on one line. `chosen` is the part that `--runner` named; it is shown with its names. */
export function describeLine(tree: RunnerDescription, chosen: RunnerDescription): string {
  const label = (tree.isLayer && tree.entry) || shortName(tree.type);
  const names = tree === chosen ? tree.names.map(({ name }) => name).filter((name) => name !== label) : [];
  return [...names, label + innerLine(tree, chosen)].join(' = ');
}

function innerLine({ runners }: RunnerDescription, chosen: RunnerDescription): string {
  const inner = Object.entries(runners);
  if (inner.length === 0) return '';
  const [first] = inner;
  if (inner.length === 1 && first?.[0] === 'default') return `(${describeLine(first[1], chosen)})`;
  return `(${inner.map(([name, one]) => `${name}: ${describeLine(one, chosen)}`).join(', ')})`;
}

/** Each file once, with the line that is met first when the chosen runner is read before the layers around it. */
export function placesOf(tree: RunnerDescription, chosen: RunnerDescription): readonly string[] {
  const lines = new Map<string, string>();
  for (const one of [...flatten(chosen), ...flatten(tree)]) {
    for (const origin of [...one.names.flatMap(({ origins }) => origins), ...one.origins]) {
      if (!lines.has(origin.file)) lines.set(origin.file, lineOf(origin));
    }
  }
  return [...lines.values()];
}

/** A runner meant once for a run, where it would be run many times. */
export function warningsOf(tree: RunnerDescription, repeating?: RunnerDescription): string[] {
  const warnings: string[] = [];
  if (tree.once && repeating) {
    warnings.push(`"${labelOf(tree)}" is meant once for a run, and "${labelOf(repeating)}" around it repeats it: put it outside`);
  }
  const next = tree.repeats ? tree : repeating;
  for (const inner of Object.values(tree.runners)) warnings.push(...warningsOf(inner, next));
  return warnings;
}

const labelOf = ({ entry, type }: RunnerDescription): string => entry ?? shortName(type);

function* flatten(tree: RunnerDescription): Generator<RunnerDescription> {
  yield tree;
  for (const inner of Object.values(tree.runners)) yield* flatten(inner);
}
