import { buildCommand, buildRouteMap } from '@stricli/core';
import type { Context } from '../context.ts';
import { type ProjectFlags, projectFlags } from '../flags.ts';
import { aliases, looking, optionalName } from './looking.ts';

/** `leat config …`. */
export const config = buildRouteMap({
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
