import type { ErrorData } from '@leat/core';
import type { Terminal } from '../terminal/terminal.ts';
import { writeQuietly } from '../terminal/write-quietly.ts';
import { sentenceOf } from './failure.ts';
import { jsonLine } from './json-line.ts';
import { jsonOutputs } from './json-outputs.ts';
import type { Reporter } from './reporter.ts';

/** The events as they are, one JSON line each, then one line `{ "type": "result", … }` with what was computed; only that when it is `quiet`. Only sentences about refusals go to standard error. */
export function jsonReporter(terminal: Terminal, runId: string, quiet: boolean): Reporter {
  const { output, errors } = terminal;
  const without = (status: 'refused' | 'lost', error: ErrorData) => jsonLine({ type: 'result', runId, status, error });
  return {
    begin() {},
    event: (event) => (quiet ? undefined : output.write(jsonLine(event))),
    stopping() {},
    warn: (sentence) => errors.write(`${sentence}\n`),
    async end({ report, outputs, duration }) {
      output.write(jsonLine({ type: 'result', ...report, duration, outputs: terminal.redaction.json(await jsonOutputs(outputs)) }));
    },
    refuse(error) {
      output.write(without('refused', error));
      errors.write(`${sentenceOf(error)}\n`);
    },
    lose(error) {
      // a line in the middle of what the pipe has not taken yet would tear that
      if (output.stream.writableLength === 0) writeQuietly(1, without('lost', error));
      writeQuietly(2, `${sentenceOf(error)}\n`);
    },
  };
}
