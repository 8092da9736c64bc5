import { buildApplication, buildCommand, buildRouteMap, type TypedPositionalParameter } from '@stricli/core';
import { shells } from './completion/shells.ts';
import type { Context } from './context.ts';
import {
  type JsonFlag,
  jsonFlag,
  type ProjectFlags,
  projectFlags,
  proposing,
  type RunFlags,
  runFlags,
  type SchemaFlags,
  schemaFlags,
} from './flags.ts';
import { pipelineFormats } from './pipeline-formats.ts';
import { texts } from './texts.ts';
import { version } from './version.ts';

/** What stands behind the commands that look at a project: one file, loaded when one of them is called. */
const looking = () => import('./commands/looking.ts');

const formatFlag = { kind: 'parsed', parse: String, optional: true, brief: 'tree, mermaid, dot or json', placeholder: 'name' } as const;
const aliases = { e: 'env' } as const;

const optionalName = (brief: string, kind: 'pipelines' | 'runners' | 'keys', placeholder = 'name') =>
  ({
    kind: 'tuple',
    parameters: [{ brief, parse: String, placeholder, optional: true, proposeCompletions: proposing(kind) }],
  }) as const;

const datasetName: TypedPositionalParameter<string, Context> = {
  brief: 'A dataset, or a pattern of the catalog',
  parse: String,
  placeholder: 'name',
  proposeCompletions: proposing('entries'),
};

const run = buildCommand<RunFlags, [], Context>({
  loader: async () => (await import('./commands/run.ts')).run,
  parameters: { flags: runFlags, aliases: { p: 'pipeline', e: 'env', r: 'runner', n: 'nodes', t: 'tags', c: 'config' } },
  docs: {
    brief: 'Run a pipeline',
    fullDescription: [
      'Runs a pipeline by the runner that conf/ names. Environment, runner and layers',
      'are chosen independently. Lists take commas; a flag with "..." may be repeated.',
      '',
      'Exit codes: 0 succeeded, 1 a node failed, 2 usage or configuration, 3 a check',
      'refused the run, 70 no result, 74 disk, 130 Ctrl-C.',
    ].join('\n'),
    customUsage: ['--pipeline training --env prod', '--runner tune --with checks --params model.alpha=0.1', '--to-nodes train --dry-run'],
  },
});

const pipeline = buildRouteMap({
  routes: {
    list: buildCommand<ProjectFlags, [], Context>({
      loader: async () => (await looking()).pipelineList,
      parameters: { flags: projectFlags, aliases },
      docs: { brief: 'List the pipelines of the project' },
    }),
    describe: buildCommand<ProjectFlags & { readonly format?: string }, [string?], Context>({
      loader: async () => (await looking()).pipelineDescribe,
      parameters: {
        flags: {
          format: { ...formatFlag, proposeCompletions: () => pipelineFormats },
          ...projectFlags,
        },
        aliases,
        positional: optionalName('A pipeline; without it "default"', 'pipelines'),
      },
      docs: { brief: 'Show the nodes of a pipeline, and what they read and make' },
    }),
  },
  docs: { brief: 'Look at pipelines' },
});

const catalog = buildRouteMap({
  routes: {
    list: buildCommand<ProjectFlags, [], Context>({
      loader: async () => (await looking()).catalogList,
      parameters: { flags: projectFlags, aliases },
      docs: { brief: 'List the datasets and patterns of the catalog' },
    }),
    describe: buildCommand<ProjectFlags, [string], Context>({
      loader: async () => (await looking()).catalogDescribe,
      parameters: { flags: projectFlags, aliases, positional: { kind: 'tuple', parameters: [datasetName] } },
      docs: { brief: 'Show an entry of the catalog, and where it is written' },
    }),
    resolve: buildCommand<ProjectFlags, [string], Context>({
      loader: async () => (await looking()).catalogResolve,
      parameters: {
        flags: projectFlags,
        aliases,
        positional: { kind: 'tuple', parameters: [{ ...datasetName, brief: 'The name of any dataset' }] },
      },
      docs: { brief: 'Say what a name means: by which pattern, where it is' },
    }),
    schema: buildCommand<SchemaFlags, [], Context>({
      loader: async () => (await looking()).catalogJsonSchema,
      parameters: { flags: schemaFlags, aliases },
      docs: { brief: 'Write the JSON Schema of catalog.yml, for editors' },
    }),
  },
  docs: { brief: 'Look at the catalog' },
});

const config = buildRouteMap({
  routes: {
    show: buildCommand<ProjectFlags & { readonly origin?: boolean }, [string?], Context>({
      loader: async () => (await looking()).configShow,
      parameters: {
        flags: {
          origin: { kind: 'boolean', optional: true, withNegated: false, brief: 'Say where each value is written' },
          ...projectFlags,
        },
        aliases,
        positional: optionalName('What of it, as in parameters.model.alpha', 'keys', 'key'),
      },
      docs: { brief: 'Show the configuration as it is after merging' },
    }),
  },
  docs: { brief: 'Look at the configuration' },
});

const runner = buildRouteMap({
  routes: {
    list: buildCommand<ProjectFlags, [], Context>({
      loader: async () => (await looking()).runnerList,
      parameters: { flags: projectFlags, aliases },
      docs: { brief: 'List the runners of runners.yml' },
    }),
    describe: buildCommand<ProjectFlags & Pick<RunFlags, 'with'>, [string?], Context>({
      loader: async () => (await looking()).runnerDescribe,
      parameters: {
        flags: { ...projectFlags, with: runFlags.with },
        aliases,
        positional: optionalName('An entry of runners.yml, or a type', 'runners'),
      },
      docs: { brief: 'Show a runner as a tree, every option with file and line' },
    }),
    check: buildCommand<ProjectFlags, [], Context>({
      loader: async () => (await looking()).runnerCheck,
      parameters: { flags: projectFlags, aliases },
      docs: { brief: 'Check every runner of runners.yml, and run none' },
    }),
    schema: buildCommand<SchemaFlags, [], Context>({
      loader: async () => (await looking()).runnersJsonSchema,
      parameters: { flags: schemaFlags, aliases },
      docs: { brief: 'Write the JSON Schema of runners.yml, for editors' },
    }),
  },
  docs: { brief: 'Look at runners' },
});

const info = buildCommand<ProjectFlags, [], Context>({
  loader: async () => (await looking()).info,
  parameters: { flags: projectFlags, aliases },
  docs: { brief: 'Tell versions, the project, and what is installed' },
});

const completion = buildCommand<JsonFlag, [string], Context>({
  loader: async () => (await looking()).completion,
  parameters: {
    flags: { json: jsonFlag },
    positional: {
      kind: 'tuple',
      parameters: [{ brief: 'bash, zsh or fish', parse: String, placeholder: 'shell', proposeCompletions: () => shells }],
    },
  },
  docs: {
    brief: 'Print what makes a shell complete commands and names',
    fullDescription: [
      'Prints a script that makes a shell complete commands, flags, and the names of',
      'the project: pipelines, nodes, tags, runners, layers, environments.',
      '',
      '  bash   eval "$(leat completion bash)"                in ~/.bashrc',
      '  zsh    eval "$(leat completion zsh)"                 in ~/.zshrc',
      '  fish   leat completion fish | source                 in config.fish',
    ].join('\n'),
  },
});

/** The command line of `leat`. Nothing but the parser stands here: what a command needs is imported when the command is called. */
export const application = buildApplication(
  buildRouteMap({
    routes: { run, pipeline, catalog, config, runner, info, completion },
    docs: { brief: 'Pipelines whose running logic you install, configure by name and compose' },
  }),
  {
    name: 'leat',
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { caseStyle: 'convert-camel-to-kebab', useAliasInUsageLine: true, onlyRequiredInUsageLine: true },
    localization: { text: texts },
  },
);
