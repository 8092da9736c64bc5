import { toErrorData } from '@leat/core';
import { ExitCode, run, type StricliProcess } from '@stricli/core';
import { application } from './application.ts';
import type { Context } from './context.ts';
import { refusalText } from './report/failure.ts';
import { exitCodeOf, exitCodes } from './running/exit-code.ts';
import { guardExit } from './running/exit-guard.ts';
import { endBySignal } from './running/interruption.ts';
import { lostError } from './running/lost-error.ts';
import { styleFor } from './terminal/style.ts';
import { openTerminal } from './terminal/terminal.ts';
import { writeQuietly } from './terminal/write-quietly.ts';

/** Milliseconds that what user code left open may take to end by itself. */
const patience = 2000;

/** Runs one command line in this process, and ends it with the exit code that says how it went. */
export async function runCommandLine(inputs: readonly string[]): Promise<void> {
  const terminal = openTerminal();
  const { output, errors } = terminal;
  const parser: StricliProcess = { stdout: output, stderr: errors, env: process.env };
  const context: Context & { readonly process: StricliProcess } = {
    process: parser,
    terminal,
    root: process.cwd(),
    lose(lost) {
      const error = toErrorData(lostError(lost));
      writeQuietly(2, terminal.redaction.text(refusalText(error, { root: context.root, verbose: false, style: styleFor(errors.stream) })));
    },
  };
  const guard = guardExit((lost) => context.lose(lost));
  await run(application, inputs.length === 0 ? ['--help'] : inputs, context);
  await terminal.drain();
  const { ending } = context;
  const code = ending ? exitCodeOf(ending) : (context.exitCode ?? codeOfParser(Number(parser.exitCode ?? ExitCode.Success)));
  guard.settle(code);
  if (ending?.signal && code !== exitCodes.succeeded) return endBySignal(ending.signal);
  setTimeout(() => process.exit(code), patience).unref();
}

/** The parser says how the words of a command line were wrong by negative numbers. */
function codeOfParser(code: number): number {
  if (code >= 0) return code;
  return code === ExitCode.UnknownCommand || code === ExitCode.InvalidArgument ? exitCodes.usage : exitCodes.lost;
}
