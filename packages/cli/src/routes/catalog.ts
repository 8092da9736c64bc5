import { buildCommand, buildRouteMap, type TypedPositionalParameter } from '@stricli/core';
import type { Context } from '../context.ts';
import { type ProjectFlags, projectFlags, proposing, type SchemaFlags, schemaFlags } from '../flags.ts';
import { aliases, looking } from './looking.ts';

const datasetName: TypedPositionalParameter<string, Context> = {
  brief: 'A dataset, or a pattern of the catalog',
  parse: String,
  placeholder: 'name',
  proposeCompletions: proposing('entries'),
};

/** `leat catalog …`. */
export const catalog = buildRouteMap({
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
