import type { Selection } from '@leat/core';
import type { FlagParametersForType } from '@stricli/core';
import type { NameKind } from './completion/project-names.ts';
import type { Context } from './context.ts';

/** What every command takes. */
export interface JsonFlag {
  readonly json?: boolean;
}

/** Which project configuration a command looks at. Lists are as they were written, once for each time the flag was given. */
export interface ProjectFlags extends JsonFlag {
  readonly env?: string;
  readonly confSource?: string;
  readonly params?: readonly string[];
  readonly runnerSet?: readonly string[];
}

/** What `leat run` takes. */
export interface RunFlags extends ProjectFlags, Selection {
  readonly pipeline?: readonly string[];
  readonly pipelines?: readonly string[];
  readonly runner?: string;
  readonly with?: readonly string[];
  readonly loadVersions?: readonly string[];
  readonly config?: string;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** What the commands that write a schema take. */
export interface SchemaFlags extends JsonFlag {
  readonly env?: string;
  readonly confSource?: string;
  readonly output?: string;
}

/** Proposes names of the project; what finds them is loaded when a shell asks. */
export const proposing = (kind: NameKind, how: 'one' | 'many' = 'one') =>
  async function (this: Context, partial: string): Promise<readonly string[]> {
    const { proposedNames } = await import('./completion/project-names.ts');
    return proposedNames(kind, how, partial, this.words ?? []);
  };

const text = (brief: string, placeholder: string, names?: NameKind) =>
  ({ kind: 'parsed', parse: String, optional: true, brief, placeholder, ...(names && { proposeCompletions: proposing(names) }) }) as const;

const list = (brief: string, names?: NameKind) =>
  ({
    kind: 'parsed',
    parse: String,
    optional: true,
    variadic: true,
    brief,
    placeholder: 'a,b',
    ...(names && { proposeCompletions: proposing(names, 'many') }),
  }) as const;

const assignments = (brief: string, placeholder: string) =>
  ({ kind: 'parsed', parse: String, optional: true, variadic: true, brief, placeholder }) as const;

const yes = (brief: string) => ({ kind: 'boolean', optional: true, withNegated: false, brief }) as const;

/** `--json` of the commands that print one answer. */
export const jsonFlag = yes('Print one line of JSON');

export const projectFlags: FlagParametersForType<ProjectFlags, Context> = {
  env: text('Environment: the folder of conf/ over conf/base', 'name', 'environments'),
  confSource: text('A folder, .tar.gz or .zip in place of conf/', 'path'),
  params: assignments('Parameters, over those of conf/', 'a.b=1,c=[2]'),
  runnerSet: assignments('Options of runners, over runners.yml', 'tune.trials=20'),
  json: jsonFlag,
};

export const runFlags: FlagParametersForType<RunFlags, Context> = {
  pipeline: list('Pipelines to sum; else "default", or all of them', 'pipelines'),
  pipelines: { ...list('The same, as Kedro has it', 'pipelines'), hidden: true },
  env: projectFlags.env,
  runner: text('Runner: an entry of runners.yml, or a type', 'name', 'runners'),
  with: list('Layers around the runner, outermost first', 'layers'),
  runnerSet: projectFlags.runnerSet,
  params: projectFlags.params,
  nodes: list('Only these nodes', 'nodes'),
  tags: list('Only nodes with any of these tags', 'tags'),
  namespaces: list('Only nodes in these namespaces', 'namespaces'),
  fromNodes: list('Only these nodes and what depends on them', 'nodes'),
  toNodes: list('Only these nodes and what they depend on', 'nodes'),
  fromInputs: list('Only what reads these datasets, and what follows', 'datasets'),
  toOutputs: list('Only what makes these datasets, and what it needs', 'datasets'),
  loadVersions: assignments('Versions to load, as in rows:2026-11-24T14.52.07', 'name:version'),
  confSource: projectFlags.confSource,
  config: text('A file of flags: fromNodes: [a], params: { x: 1 }', 'run.yml'),
  dryRun: yes('Check everything, tell what would run, run nothing'),
  json: yes('Print events and the result as JSON lines'),
  quiet: yes('Print only what goes wrong'),
  verbose: yes('Print stacks, and the nodes of every run'),
};

export const schemaFlags: FlagParametersForType<SchemaFlags, Context> = {
  env: projectFlags.env,
  confSource: projectFlags.confSource,
  output: text('The file to write to', 'file'),
  json: yes('Print it on one line'),
};
