import type { ErrorData } from '@leat/core';
import type { Terminal } from '../terminal/terminal.ts';
import { writeQuietly } from '../terminal/write-quietly.ts';
import { sentenceOf } from './failure.ts';
import type { Reporter } from './reporter.ts';

// JSON itself escapes the controls below a space
const obeyed = /[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** One line of JSON that no terminal obeys. */
export const jsonLine = (value: object): string =>
  `${JSON.stringify(value).replace(obeyed, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;

/** The events as they are, one JSON line each, then one line `{ "type": "result", … }`. Only sentences about refusals go to standard error. */
export function jsonReporter({ output, errors }: Terminal, runId: string): Reporter {
  const without = (status: 'refused' | 'lost', error: ErrorData) => jsonLine({ type: 'result', runId, status, error });
  return {
    begin() {},
    event: (event) => output.write(jsonLine(event)),
    stopping() {},
    warn: (sentence) => errors.write(`${sentence}\n`),
    async end({ report, duration }) {
      output.write(jsonLine({ type: 'result', ...report, duration }));
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
