import { buildApplication, buildCommand, buildRouteMap } from '@stricli/core';
import manifest from '../package.json' with { type: 'json' };
import { asCommand } from './commands/as-command.ts';
import { listPipelines } from './commands/pipeline-list.ts';
import { runPipeline } from './commands/run.ts';
import { checkRunners } from './commands/runner-check.ts';
import { describeRunner } from './commands/runner-describe.ts';
import { listRunners } from './commands/runner-list.ts';
import type { Context } from './context.ts';
import type { ProjectFlags, RunFlags } from './flags.ts';
import { projectFlags, runFlags } from './flags.ts';
import { texts } from './texts.ts';

const run = buildCommand<RunFlags, [], Context>({
  func: asCommand(runPipeline),
  parameters: { flags: runFlags },
  docs: {
    brief: 'Run a pipeline',
    fullDescription:
      'Runs a pipeline by the runner that conf/ names. Environment, runner and layers are chosen independently.\nThe exit code: 0 succeeded, 1 a node failed, 2 usage or configuration, 3 a check refused the run, 70 no result, 74 disk, 130 Ctrl-C.',
    customUsage: ['--pipeline training --env prod', '--runner tune --with checks --params model.alpha=0.1'],
  },
});

const pipeline = buildRouteMap({
  routes: {
    list: buildCommand<ProjectFlags, [], Context>({
      func: asCommand(listPipelines),
      parameters: { flags: projectFlags },
      docs: { brief: 'List the pipelines of the project' },
    }),
  },
  docs: { brief: 'Look at pipelines' },
});

const name = {
  kind: 'tuple',
  parameters: [{ brief: 'An entry of runners.yml, or a type', parse: String, placeholder: 'name', optional: true }],
} as const;

const runner = buildRouteMap({
  routes: {
    list: buildCommand<ProjectFlags, [], Context>({
      func: asCommand(listRunners),
      parameters: { flags: projectFlags },
      docs: { brief: 'List the runners of runners.yml' },
    }),
    describe: buildCommand<ProjectFlags & Pick<RunFlags, 'with'>, [string?], Context>({
      func: asCommand(describeRunner),
      parameters: { flags: { ...projectFlags, with: runFlags.with }, positional: name },
      docs: { brief: 'Show a runner as a tree, with the file and line of every option' },
    }),
    check: buildCommand<ProjectFlags & Pick<RunFlags, 'json'>, [], Context>({
      func: asCommand(checkRunners),
      parameters: { flags: { ...projectFlags, json: runFlags.json } },
      docs: { brief: 'Check every runner of runners.yml without running anything' },
    }),
  },
  docs: { brief: 'Look at runners' },
});

/** The command line of `leat`. It is one file; what a command needs beyond it is imported when the command is called. */
export const application = buildApplication(
  buildRouteMap({
    routes: { run, pipeline, runner },
    docs: { brief: 'Pipelines whose running logic is something you install, configure by name and compose' },
  }),
  {
    name: 'leat',
    versionInfo: { currentVersion: manifest.version },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { caseStyle: 'convert-camel-to-kebab', useAliasInUsageLine: true, onlyRequiredInUsageLine: true },
    localization: { text: texts },
  },
);
