import { realpathSync } from 'node:fs';
import type { JsonObject, Runner, RunnerPlan, RunSource, Work } from '@leat/core';
import { type ConfigurationOptions, readConfiguration } from '../configuration/configuration.ts';
import type { Origin } from '../configuration/origin.ts';
import type { PlannedRunner } from '../configuration/planned-runner.ts';
import type { DescribedRunner } from '../configuration/runner-description.ts';
import { planRunner, type RunnerChoice } from '../configuration/runner-plan.ts';
import { buildRunner } from './build-runner.ts';
import { createCatalog } from './catalog.ts';
import { readCatalog, typesOf } from './catalog-entry.ts';
import { checkRunners, type RunnerFindings } from './check-runners.ts';
import { loadDatasetTypes } from './dataset-types.ts';
import { loadConfig } from './load-config.ts';
import { createPipelines, type Pipelines } from './pipelines.ts';
import { runnerDefinitions } from './runner-definitions.ts';

/** Which project, and what the command line says about this use of it. */
export interface ProjectOptions extends ConfigurationOptions {
  /** How a thread, found from the root, finds `openSource`. */
  readonly module?: string;
  /** What relative paths of datasets are relative to, when it is not the root: a copy of the code leaves the data where it is. */
  readonly dataRoot?: string;
  /** What versioned datasets are saved as; by the clock when absent. */
  readonly saveVersion?: string;
  /** Which versions are loaded, by dataset; the newest of the others. */
  readonly loadVersions?: Readonly<Record<string, string>>;
}

/** A project whose configuration was read, and of whose code nothing was imported yet. */
export interface Project {
  readonly root: string;
  readonly env: string;
  /** The files of `conf/` that were read, from the root. */
  readonly files: readonly string[];
  readonly parameters: JsonObject;
  /** The runner that is chosen: its plan, and what to tell people. Reads the definitions of the runners, and builds nothing. */
  runner(choice?: RunnerChoice): Promise<DescribedRunner>;
  /** The entries of `runners.yml`. */
  runners(): readonly RunnerListing[];
  /** Plans and makes the runner of every entry, and runs none: what is wrong with them, and what is probably not meant. */
  check(): Promise<RunnerFindings>;
  /** Makes the runners of a plan, `${…}` resolved here. Disposing the result disposes its tree, outermost first. */
  build(plan: RunnerPlan): Promise<Runner>;
  /** The first import of the user's code; once. */
  load(): Promise<Work>;
  /** Loads. */
  pipelineNames(): Promise<readonly string[]>;
  /** How another thread or process opens the same project. Secrets are not in it. */
  readonly source: RunSource;
}

/** A name in `runners.yml`, and where it is written: `conf/base` first. */
export interface RunnerListing {
  readonly name: string;
  readonly origins: readonly Origin[];
}

interface Loaded {
  readonly work: Work;
  readonly pipelines: Pipelines;
}

/** Reads `conf/` and nothing else. Throws what is wrong there, each with file, line and column. */
export async function openProject(options: ProjectOptions): Promise<Project> {
  const root = realpathSync(options.root);
  const { dataRoot = root, module = '@leat/project', saveVersion = newVersion(), env: _, root: __, ...given } = options;
  const { env, files, parameters, catalog, credentials, runners } = readConfiguration({ ...options, root });
  const versions = { save: saveVersion, load: options.loadVersions ?? {} };
  const entries = readCatalog(catalog, credentials);
  const definitions = runnerDefinitions(root);
  const planned = new WeakMap<RunnerPlan, PlannedRunner>();

  const load = async (): Promise<Loaded> => {
    const config = await loadConfig(root);
    const pipelines = createPipelines(config, root);
    const datasets = createCatalog({ entries, types: await loadDatasetTypes(typesOf(entries), root), credentials, dataRoot, versions });
    return { pipelines, work: { pipeline: pipelines.get, catalog: datasets, ...(config.hooks && { hooks: config.hooks }) } };
  };
  let loaded: Promise<Loaded> | undefined;
  const once = (): Promise<Loaded> => (loaded ??= load());

  const runner = async (choice?: RunnerChoice): Promise<DescribedRunner> => {
    const { described, parts } = await planRunner(runners, definitions.find, choice);
    for (const part of parts) planned.set(part.plan, part);
    return described;
  };
  const build = (plan: RunnerPlan): Promise<Runner> =>
    buildRunner(plan, { definitionOf: definitions.of, plannedAs: (part) => planned.get(part) });

  return {
    root,
    env,
    files,
    parameters,
    runner,
    runners: () => [...runners.entries].map(([name, { origins }]) => ({ name, origins })),
    check: () => checkRunners([...runners.entries.keys()], runner, build),
    build,
    load: async () => (await once()).work,
    pipelineNames: async () => (await once()).pipelines.names,
    source: { root, module, export: 'openSource', arguments: { env, dataRoot, saveVersion, ...given } },
  };
}

/** Sorts by time, and is safe as the name of a folder: `2026-11-24T14.52.07.123Z`. */
const newVersion = (): string => new Date().toISOString().replaceAll(':', '.');
