import { type Redaction, redactionOf } from './redaction.ts';
import { createSink, type Sink } from './sink.ts';

/** The two standard streams, and what must never be printed on them. */
export interface Terminal {
  readonly output: Sink;
  readonly errors: Sink;
  readonly redaction: Redaction;
  /** From now on these values are printed as `***`. */
  hide(values: Iterable<string>): void;
  drain(): Promise<void>;
}

/** The terminal of this process. */
export function openTerminal(): Terminal {
  let redaction = redactionOf([]);
  const clean = (text: string) => redaction.text(text);
  const output = createSink(process.stdout, clean);
  const errors = createSink(process.stderr, clean);
  return {
    output,
    errors,
    get redaction() {
      return redaction;
    },
    hide(values) {
      redaction = redactionOf(values);
    },
    async drain() {
      await Promise.all([output.drain(), errors.drain()]);
    },
  };
}
