import { buildCommand, buildRouteMap } from '@stricli/core';
import type { Context } from '../context.ts';
import { type ProjectFlags, projectFlags, type RunFlags, runFlags, type SchemaFlags, schemaFlags } from '../flags.ts';
import { aliases, looking, optionalName } from './looking.ts';

/** `leat runner …`. */
export const runner = buildRouteMap({
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
