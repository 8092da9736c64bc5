import type { Context } from '../context.ts';
import type { RunFlags } from '../flags.ts';
import { watchOutput } from '../terminal/foreign-output.ts';
import { jsonReporter } from './json-reporter.ts';
import type { Reporter } from './reporter.ts';
import type { Tally } from './tally.ts';
import { textReporter } from './text-reporter.ts';

/** The reporter that the flags ask for. What user code prints passes by it from now on: with `--json` it goes to standard error, for standard output holds JSON lines and nothing else. */
export function reporterFor(
  context: Context,
  { json, verbose }: Pick<RunFlags, 'json' | 'verbose'>,
  runId: string,
  tally: Tally,
): Reporter {
  const { terminal } = context;
  const clean = (text: string) => terminal.redaction.text(text);
  if (json) {
    const straight = (write: () => boolean) => write();
    watchOutput(process.stderr, process.stderr, clean, straight);
    watchOutput(process.stdout, process.stderr, clean, straight);
    return jsonReporter(terminal, runId);
  }
  const reporter = textReporter({ terminal, verbose, tally, root: () => context.root });
  watchOutput(process.stdout, process.stdout, clean, reporter.aside);
  watchOutput(process.stderr, process.stderr, clean, reporter.aside);
  return reporter;
}
