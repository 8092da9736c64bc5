import { buildCommand, buildRouteMap } from '@stricli/core';
import type { Context } from '../context.ts';
import { type ProjectFlags, projectFlags } from '../flags.ts';
import { pipelineFormats } from '../pipeline-formats.ts';
import { aliases, looking, optionalName } from './looking.ts';

const formatFlag = { kind: 'parsed', parse: String, optional: true, brief: 'tree, mermaid, dot or json', placeholder: 'name' } as const;

/** `leat pipeline …`. */
export const pipeline = buildRouteMap({
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
