import type { Context } from '../context.ts';
import type { Settings } from '../running/flag-forms.ts';
import { watchOutput } from '../terminal/foreign-output.ts';
import { jsonReporter } from './json-reporter.ts';
import type { Reporter } from './reporter.ts';
import type { Tally } from './tally.ts';
import { textReporter } from './text-reporter.ts';

/** The reporter that the flags ask for. What user code prints passes by it from now on: with `--json` it goes to standard error, for standard output holds JSON lines and nothing else. */
export function reporterFor(
  context: Context,
  { json, verbose = false, quiet = false }: Pick<Settings, 'json' | 'verbose' | 'quiet'>,
  runId: string,
  tally: Tally,
): Reporter {
  const { terminal } = context;
  const clean = (text: string) => terminal.redaction.text(text);
  if (json) {
    const straight = (write: () => boolean) => write();
    watchOutput(process.stderr, process.stderr, clean, straight);
    watchOutput(process.stdout, process.stderr, clean, straight);
    return jsonReporter(terminal, runId, quiet);
  }
  const reporter = textReporter({ terminal, verbose, quiet, tally, root: () => context.root });
  watchOutput(process.stdout, process.stdout, clean, reporter.aside);
  watchOutput(process.stderr, process.stderr, clean, reporter.aside);
  return reporter;
}
