import { toErrorData } from '@leat/core';
import type { Context } from '../context.ts';
import type { JsonFlag } from '../flags.ts';
import { refusalText, sentenceOf } from '../report/failure.ts';
import { jsonLine } from '../report/json-line.ts';
import type { Lost } from '../running/exit-guard.ts';
import { lostError } from '../running/lost-error.ts';
import { watchOutput } from '../terminal/foreign-output.ts';
import { styleFor } from '../terminal/style.ts';
import { writeQuietly } from '../terminal/write-quietly.ts';

type Body<Flags, Given extends readonly unknown[]> = (context: Context, flags: Flags, ...given: Given) => Promise<void>;
type Command<Flags, Given extends readonly unknown[]> = (this: Context, flags: Flags, ...given: Given) => Promise<void>;

/** A command whose errors are said in one message, without a stack, and become the exit code; with `--json` also as a line of JSON. */
export const asCommand = <Flags extends JsonFlag, Given extends readonly unknown[]>(body: Body<Flags, Given>): Command<Flags, Given> =>
  async function (flags, ...given) {
    this.lose = (lost) => lose(this, lost);
    try {
      await body(this, flags, ...given);
    } catch (thrown) {
      const { terminal, root } = this;
      const error = terminal.redaction.json(toErrorData(thrown));
      if (flags.json) terminal.output.write(jsonLine({ type: 'result', status: 'refused', error }));
      const style = styleFor(terminal.errors.stream);
      terminal.errors.write(flags.json ? `${sentenceOf(error)}\n` : refusalText(error, { root, verbose: false, style }));
      this.ending = { status: 'refused', error };
    }
  };

/** A command that prints an answer. */
export const asAnswer = <Flags extends JsonFlag, Given extends readonly unknown[]>(body: Body<Flags, Given>): Command<Flags, Given> =>
  asCommand((context, flags, ...given) => {
    keepOutputClean(context);
    return body(context, flags, ...given);
  });

/** What user code prints while it is imported goes to standard error from now on, for the answer alone is on standard output. */
export function keepOutputClean({ terminal }: Context): void {
  const clean = (text: string) => terminal.redaction.text(text);
  const straight = (write: () => boolean) => write();
  watchOutput(process.stderr, process.stderr, clean, straight);
  watchOutput(process.stdout, process.stderr, clean, straight);
}

function lose({ terminal, root }: Context, lost: Lost): void {
  const view = { root, verbose: false, style: styleFor(terminal.errors.stream) };
  writeQuietly(2, terminal.redaction.text(refusalText(toErrorData(lostError(lost)), view)));
}
