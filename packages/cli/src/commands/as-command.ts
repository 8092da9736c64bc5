import { toErrorData } from '@leat/core';
import type { Context } from '../context.ts';
import { refusalText } from '../report/failure.ts';
import { styleFor } from '../terminal/style.ts';

/** A command whose errors are said in one message, without a stack, and become the exit code. */
export const asCommand = <Flags, Given extends readonly unknown[]>(
  command: (context: Context, flags: Flags, ...given: Given) => Promise<void>,
) =>
  async function (this: Context, flags: Flags, ...given: Given): Promise<void> {
    try {
      await command(this, flags, ...given);
    } catch (thrown) {
      const { terminal, root } = this;
      const error = terminal.redaction.json(toErrorData(thrown));
      terminal.errors.write(refusalText(error, { root, verbose: false, style: styleFor(terminal.errors.stream) }));
      this.ending = { status: 'refused', error };
    }
  };
