import { realpathSync } from 'node:fs';
import type { JsonObject, Runner, RunnerPlan, RunSource, Work } from '@leat/core';
import { openConfSource } from '../configuration/conf-source.ts';
import { toJson } from '../configuration/config-tree.ts';
import { type ConfigurationOptions, readConfiguration } from '../configuration/configuration.ts';
import type { Kind } from '../configuration/environment.ts';
import type { LocatedMap } from '../configuration/located-value.ts';
import type { Origin } from '../configuration/origin.ts';
import type { PlannedRunner } from '../configuration/planned-runner.ts';
import type { DescribedRunner } from '../configuration/runner-description.ts';
import { planRunner, type RunnerChoice } from '../configuration/runner-plan.ts';
import { buildRunner } from './build-runner.ts';
import type { ProjectCatalog } from './catalog-listing.ts';
import { checkRunners, type RunnerFindings } from './check-runners.ts';
import { describeCatalog } from './describe-catalog.ts';
import { locatedConfig } from './located-config.ts';
import { projectWork } from './project-work.ts';
import { runnerDefinitions } from './runner-definitions.ts';
import { secretValues } from './secret-values.ts';

/** Which project, and what the command line says about this use of it. */
export interface ProjectOptions extends ConfigurationOptions {
  /** The folder of the project, with its `leat.config.ts`. */
  readonly root: string;
  /** A folder, `.tar.gz`, `.tgz` or `.zip` in place of `conf`, from the root. */
  readonly confSource?: string;
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
  /** The names of the environments that there are. */
  readonly environments: readonly string[];
  /** The folder or archive that the configuration was read from, from the root: `conf`. */
  readonly confSource: string;
  /** The files of the configuration that were read, as messages call them. */
  readonly files: readonly string[];
  /** The environment variables that are secrets here, by `${secret:…}`: what is in them is to be hidden. */
  readonly secretNames: readonly string[];
  /** What is to be hidden: what is in those variables now, and the texts of the credentials, those written in plain words too. */
  secretValues(): readonly string[];
  readonly parameters: JsonObject;
  /** One kind of configuration with the places of its values; secrets as templates, and `***` for what credentials say in plain words. Imports `leat.config.ts` for a catalog that uses its resolvers. */
  config(kind: Kind): Promise<LocatedMap>;
  /** The catalog as declared, and what is wrong with it. Imports the types of datasets. */
  catalog(): Promise<ProjectCatalog>;
  /** The runner that is chosen: its plan, and what to tell people. Reads the definitions of the runners, and builds nothing. */
  runner(choice?: RunnerChoice): Promise<DescribedRunner>;
  /** The entries of `runners.yml`. */
  runners(): readonly RunnerListing[];
  /** Plans and makes the runner of every entry, and runs none: what is wrong with them, and what is probably not meant. */
  check(): Promise<RunnerFindings>;
  /** Makes the runners of a plan, `${…}` resolved here. Disposing the result disposes its tree, outermost first. */
  build(plan: RunnerPlan): Promise<Runner>;
  /** The first import of the user's code; once. Throws all that is wrong with the catalog and the parameters; a pipeline that it gives has only datasets that can be made. */
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

/** Reads `conf/` and nothing else. Throws what is wrong there, each with file, line and column. */
export async function openProject(options: ProjectOptions): Promise<Project> {
  const root = realpathSync.native(options.root);
  const { dataRoot = root, module = '@leat/project', saveVersion = newVersion(), env: _, root: __, ...given } = options;
  const source = await openConfSource(root, options.confSource);
  const configuration = readConfiguration(source, options);
  const { env, runners } = configuration;
  const versions = { save: saveVersion, load: options.loadVersions ?? {} };
  const loaded = projectWork(configuration, { root, dataRoot, versions });
  const definitions = runnerDefinitions(root);
  const planned = new WeakMap<RunnerPlan, PlannedRunner>();

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
    environments: configuration.environments,
    confSource: source.name,
    files: configuration.files,
    secretNames: configuration.secretNames,
    secretValues: () => secretValues(configuration),
    parameters: toJson(configuration.parameters),
    config: (kind) => locatedConfig(kind, configuration, root),
    catalog: async () => describeCatalog(await loaded.entries(), await loaded.datasets()),
    runner,
    runners: () => [...runners.entries].map(([name, { origins }]) => ({ name, origins })),
    check: () => checkRunners([...runners.entries.keys()], runner, build),
    build,
    load: loaded.work,
    pipelineNames: async () => (await loaded.pipelines()).names,
    source: { root, module, export: 'openSource', arguments: { ...given, env, confSource: source.name, dataRoot, saveVersion } },
  };
}

/** Sorts by time, and is safe as the name of a folder: `2026-11-24T14.52.07.123Z`. */
const newVersion = (): string => new Date().toISOString().replaceAll(':', '.');
