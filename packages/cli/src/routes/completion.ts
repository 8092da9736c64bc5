import { buildCommand } from '@stricli/core';
import { shells } from '../completion/shells.ts';
import type { Context } from '../context.ts';
import { type JsonFlag, jsonFlag } from '../flags.ts';
import { looking } from './looking.ts';

/** `leat completion`. */
export const completion = buildCommand<JsonFlag, [string], Context>({
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
