import { LeatError, suggest } from '@leat/core';
import { scriptOf } from '../completion/script.ts';
import { type Shell, shells } from '../completion/shells.ts';
import type { Context } from '../context.ts';
import type { JsonFlag } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';

/** `leat completion`: what makes a shell complete. */
export async function printCompletion({ terminal }: Context, { json }: JsonFlag, shell: string): Promise<void> {
  if (!isShell(shell)) throw new LeatError('USAGE', `there is no completion for "${shell}"${suggest(shell, shells)}`);
  const script = scriptOf(shell);
  terminal.output.write(json ? jsonLine({ type: 'completion', shell, script }) : script);
}

const isShell = (shell: string): shell is Shell => shells.some((one) => one === shell);
