import { buildCommand } from '@stricli/core';
import type { Context } from '../context.ts';
import { type RunFlags, runFlags } from '../flags.ts';

/** `leat run`. */
export const run = buildCommand<RunFlags, [], Context>({
  loader: async () => (await import('../commands/run.ts')).run,
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
