import type { ConfigMap } from './config-tree.ts';
import { type Origin, wholeOf } from './origin.ts';
import type { PlannedRunner, RunnerUse } from './planned-runner.ts';
import { type DescribedRunner, describeLine, placesOf, warningsOf } from './runner-description.ts';
import { checkEntries } from './runner-entry.ts';
import { type FindDefinition, RunnerPlanner } from './runner-planner.ts';

/** Which runner, and which layers around it, outermost first. */
export interface RunnerChoice {
  /** An entry, or anything `type:` takes. Absent: `LEAT_RUNNER`, then the entry `default`, then `sequential`. */
  readonly runner?: string;
  readonly with?: readonly string[];
}

/** The chosen runner as a plan, its description, and where the options of each part stand. */
export interface RunnerPlanning {
  readonly described: DescribedRunner;
  readonly parts: readonly PlannedRunner[];
}

/** Plans what was chosen, from `runners.yml` alone. Throws NOT_A_RUNNER, RUNNER_CYCLE, NOT_A_LAYER, NO_INNER and what `find` throws. */
export async function planRunner(entries: ConfigMap, find: FindDefinition, choice: RunnerChoice = {}): Promise<RunnerPlanning> {
  checkEntries(entries);
  const parts: PlannedRunner[] = [];
  const planner = new RunnerPlanner(entries, find, (part) => void parts.push(part));
  const { name, origin } = chosenName(entries, choice.runner);
  const use = (label: string, from: Origin): RunnerUse => ({ label, origin: from, trail: [], names: [] });
  const chosen = await planner.named(name, use(name, origin));
  let outermost = chosen;
  for (const layer of choice.with?.toReversed() ?? []) {
    outermost = await planner.named(layer, { ...use(layer, wholeOf('--with')), inside: outermost });
  }
  const { plan, tree } = outermost;
  return {
    described: { plan, tree, line: describeLine(tree, chosen.tree), places: placesOf(tree, chosen.tree), warnings: warningsOf(tree) },
    parts,
  };
}

function chosenName({ entries }: ConfigMap, asked?: string): { name: string; origin: Origin } {
  if (asked !== undefined) return { name: asked, origin: wholeOf('--runner') };
  const variable = process.env.LEAT_RUNNER;
  if (variable) return { name: variable, origin: wholeOf('LEAT_RUNNER') };
  return { name: entries.has('default') ? 'default' : 'sequential', origin: wholeOf('the default runner') };
}
