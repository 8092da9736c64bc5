import { isLeatError, type Runner, type RunnerPlan } from '@leat/core';
import type { DescribedRunner } from '../configuration/runner-description.ts';
import type { RunnerChoice } from '../configuration/runner-plan.ts';

/** What `leat runner check` found. */
export interface RunnerFindings {
  /** Entries that cannot run, each mistake once. */
  readonly errors: readonly RunnerFinding[];
  readonly warnings: readonly RunnerFinding[];
}

/** One finding, and the first entry in which it shows. */
export interface RunnerFinding {
  readonly entry: string;
  readonly message: string;
}

/** Plans and makes the runner of every entry, then lets it go: options are checked, and a runner refuses an inner that it cannot go around. Nothing is run. */
export async function checkRunners(
  entries: readonly string[],
  describe: (choice: RunnerChoice) => Promise<DescribedRunner>,
  build: (plan: RunnerPlan) => Promise<Runner>,
): Promise<RunnerFindings> {
  const errors = new Map<string, RunnerFinding>();
  const warnings = new Map<string, RunnerFinding>();
  for (const entry of entries) {
    try {
      const described = await describe({ runner: entry });
      for (const message of described.warnings) warnings.set(message, warnings.get(message) ?? { entry, message });
      await using _ = await build(described.plan);
    } catch (error) {
      const message = isLeatError(error) ? error.message : `runner "${entry}": ${String(error)}`;
      errors.set(message, errors.get(message) ?? { entry, message });
    }
  }
  return { errors: [...errors.values()], warnings: [...warnings.values()] };
}
