import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LeatError, type OpenSource, type Pipeline, type Runner, type RunnerPlan, suggest } from '@leat/core';
import { buildRunner } from './work/build-runner.ts';
import { catalogIn } from './work/catalog.ts';
import { type HookName, hooksIn } from './work/hooks.ts';
import { mark } from './work/marks.ts';
import { pipelineNamed, pipelineNames } from './work/pipelines.ts';

/** What the suite's source is opened with; JSON, so that it reaches every place. */
export type WorkArguments = {
  /** Where stored datasets and marks are. */
  readonly folder: string;
  /** See `Subject.types`. */
  readonly types: Readonly<Record<string, string>>;
  readonly hooks?: HookName;
};

/** The source of the suite's runs: another thread or process opens it to load the same pipelines and to build the same runners. */
export async function openWork(given: WorkArguments, root: string): Promise<OpenSource> {
  const { folder, types, hooks } = given;
  const made = new Map<string, Pipeline>();
  return {
    revision: await readFile(join(folder, 'revision'), 'utf8'),
    async load() {
      mark(folder, 'load');
      return {
        catalog: catalogIn(folder),
        ...(hooks && { hooks: hooksIn(folder, hooks) }),
        async pipeline(name) {
          const found = made.get(name) ?? pipelineNamed(name, folder);
          if (found) {
            made.set(name, found);
            return found;
          }
          throw new LeatError('UNKNOWN_PIPELINE', `unknown pipeline "${name}"${suggest(name, pipelineNames)}`);
        },
      };
    },
    runner: (plan: RunnerPlan): Promise<Runner> => buildRunner(plan, types, root),
  };
}
