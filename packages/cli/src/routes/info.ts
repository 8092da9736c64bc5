import { buildCommand } from '@stricli/core';
import type { Context } from '../context.ts';
import { type ProjectFlags, projectFlags } from '../flags.ts';
import { aliases, looking } from './looking.ts';

/** `leat info`. */
export const info = buildCommand<ProjectFlags, [], Context>({
  loader: async () => (await looking()).info,
  parameters: { flags: projectFlags, aliases },
  docs: { brief: 'Tell versions, the project, and what is installed' },
});
