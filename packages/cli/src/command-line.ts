import { ExitCode, run, type StricliProcess } from '@stricli/core';
import { application } from './application.ts';
import { completionsOf } from './completion/complete.ts';
import type { Context } from './context.ts';
import { endBySignal } from './running/end-by-signal.ts';
import { exitCodeOf, exitCodes } from './running/exit-code.ts';
import { guardExit } from './running/exit-guard.ts';
import { openTerminal } from './terminal/terminal.ts';
import { writeQuietly } from './terminal/write-quietly.ts';

/** Milliseconds that what user code left open may take to end by itself. */
const patience = 2000;

/** What a shell's script calls to complete the last of the words behind it. */
const completing = '__complete';

/** Runs one command line in this process, and ends it with the exit code that says how it went. */
export async function runCommandLine(inputs: readonly string[]): Promise<void> {
  const terminal = openTerminal();
  const { output, errors } = terminal;
  const parser: StricliProcess = { stdout: output, stderr: errors, env: process.env };
  const context: Context & { readonly process: StricliProcess } = {
    process: parser,
    terminal,
    words: inputs,
    root: process.cwd(),
    lose: () => writeQuietly(2, 'leat ended before the command did\n'), // each command says it better
  };
  const guard = guardExit((lost) => context.lose(lost));
  if (inputs[0] === completing) output.write(await completionsOf(inputs.slice(1), context));
  else await run(application, inputs.length === 0 ? ['--help'] : longForms(inputs), context);
  await terminal.drain();
  const { ending } = context;
  const code = ending ? exitCodeOf(ending) : (context.exitCode ?? codeOfParser(Number(parser.exitCode ?? ExitCode.Success)));
  guard.settle(code);
  if (ending?.signal && code !== exitCodes.succeeded) return endBySignal(ending.signal);
  setTimeout(() => process.exit(code), patience).unref();
}

/** Kedro's short flags of two letters, which would be two flags of one letter. */
const twoLetters: Readonly<Record<string, string>> = { '-ns': '--namespaces', '-lv': '--load-versions' };

const longForms = (inputs: readonly string[]): readonly string[] =>
  inputs[0] === 'run' ? inputs.map((input) => (Object.hasOwn(twoLetters, input) ? twoLetters[input]! : input)) : inputs;

/** The parser says how the words of a command line were wrong by negative numbers. */
function codeOfParser(code: number): number {
  if (code >= 0) return code;
  return code === ExitCode.UnknownCommand || code === ExitCode.InvalidArgument ? exitCodes.usage : exitCodes.lost;
}
