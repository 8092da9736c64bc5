import type { ErrorData } from '@leat/core';
import { printable, printableLines } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { type UserFrame, userFrameOf } from './user-frame.ts';

/** How errors are shown. */
export interface FailureView {
  /** The project's folder, absolute. */
  readonly root: string;
  /** Whole stacks instead of the user's line. */
  readonly verbose: boolean;
  readonly style: Style;
}

/** An error for people: class and message, the user's line that threw it, what caused it. Several lines, indented by four. */
export function failureText(error: ErrorData, view: FailureView): string {
  const { style, verbose, root } = view;
  const lines = [style('red', sentenceOf(error)), ...(verbose ? stackOf(error, style) : frameLines(userFrameOf(root, error), style))];
  for (const cause of causesOf(error, verbose)) {
    lines.push(`${style('dim', 'caused by')} ${sentenceOf(cause)}`, ...(verbose ? stackOf(cause, style) : []));
  }
  return lines
    .join('\n')
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('');
}

/** Our own errors say in their words what caused them, so that their causes are for those who want to see everything. */
function* causesOf(error: ErrorData, verbose: boolean): Generator<ErrorData> {
  if (!error.cause || (error.name === 'LeatError' && !verbose)) return;
  yield error.cause;
  yield* causesOf(error.cause, verbose);
}

/** `TypeError: x is not a function`; errors of ours and what is no Error are said without a class. */
export function sentenceOf({ name, message }: ErrorData): string {
  return printableLines(name === 'LeatError' || name === 'NonError' ? message : `${name}: ${message}`);
}

function frameLines(found: UserFrame | undefined, style: Style): readonly string[] {
  if (!found) return [];
  const { function: name, file, line, column, source } = found;
  const at = `${printable(file)}:${line}:${column}${name === undefined ? '' : `  in ${printable(name)}`}`;
  if (source === undefined || source.length > 200) return [style('dim', at)];
  const number = String(line);
  const bar = style('dim', '│');
  const pointer = ' '.repeat(number.length + 3 + source.slice(0, column - 1).replaceAll('\t', '  ').length);
  return [style('dim', at), `  ${style('dim', number)} ${bar} ${printableLines(source)}`, `  ${pointer}${style('red', '^')}`];
}

function stackOf({ stack, message }: ErrorData, style: Style): readonly string[] {
  const frames = (stack ?? '')
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return frames.map((line) => style('dim', `  ${printable(line.trim())}`));
}

/** An error that ends a command: `✗` and its words. */
export const refusalText = (error: ErrorData, view: FailureView): string =>
  `${view.style('red', '✗')} ${failureText(error, view).trimStart()}`;
