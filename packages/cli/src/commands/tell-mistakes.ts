import { printableLines } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Each mistake on standard error, behind a red cross. */
export function tellMistakes({ errors }: Terminal, mistakes: readonly string[]): void {
  const style = styleFor(errors.stream);
  for (const message of mistakes) errors.write(`${style('red', '✗')} ${printableLines(message)}\n`);
}

/** Each warning on standard error. */
export function tellWarnings({ errors }: Terminal, warnings: readonly string[]): void {
  const style = styleFor(errors.stream);
  for (const message of warnings) errors.write(`${style('yellow', '!')} ${printableLines(message)}\n`);
}
