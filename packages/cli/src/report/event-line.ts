import type { RunEvent } from '@leat/core';
import { duration } from '../terminal/duration.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { cut, pad } from '../terminal/width.ts';
import { sentenceOf } from './failure.ts';
import { noteText } from './note.ts';
import { type RunTree, whereOf } from './run-tree.ts';

/** What decides how an event is told. */
export interface LineView {
  readonly tree: RunTree;
  /** Sentences that people have read already. */
  readonly told: ReadonlySet<string>;
  readonly verbose: boolean;
  readonly style: Style;
  /** Columns. */
  readonly width: number;
}

type Event<Type extends RunEvent['type']> = RunEvent & { readonly type: Type };

const marks = { succeeded: '✓', failed: '✗', cancelled: '◌', skipped: '·', refused: '✗' } as const;
const colours = { succeeded: 'green', failed: 'red', cancelled: 'yellow', skipped: 'dim', refused: 'red' } as const;

/** An event on one line, when people want to read it. */
export function eventLine(event: RunEvent, view: LineView): string | undefined {
  if (event.type === 'node.finished') return nodeLine(event, view);
  if (event.type === 'node.retried') return retryLine(event, view);
  if (event.type === 'run.finished') return runLine(event, view);
  if (event.type === 'note') return noteText(event, view.style, view.width - 4);
  if (event.type === 'log')
    return `  ${view.style('dim', `${event.node === undefined ? '' : `${printable(event.node)} `}│`)} ${printable(event.text)}`;
  return undefined;
}

function nodeLine(
  { runId, node, status, attempts, duration: took }: Event<'node.finished'>,
  { tree, verbose, style }: LineView,
): string | undefined {
  if (status === 'skipped' || !(verbose || tree.isDetailed(runId))) return undefined;
  const name = pad(style('dim', whereOf(runId)) + printable(node), tree.width);
  const ended = `${status === 'cancelled' ? 'cancelled after ' : ''}${duration(took)}${attempts > 1 ? `, attempt ${attempts}` : ''}`;
  return `${style(colours[status], marks[status])} ${name}  ${style('dim', ended)}`;
}

function retryLine({ runId, node, attempt, delay, error }: Event<'node.retried'>, { style, width }: LineView): string {
  const when = delay > 0 ? `again in ${duration(delay)}` : 'again';
  const name = `${style('dim', whereOf(runId))}${printable(node)}`;
  return `${style('yellow', '↻')} ${name}  ${style('dim', `attempt ${attempt} failed, ${when}:`)} ${cut(firstLine(sentenceOf(error)), width)}`;
}

/** The end of a run inside a run, unless its nodes have said all there is. */
function runLine({ runId, status, duration: took, error }: Event<'run.finished'>, { tree, told, style }: LineView): string | undefined {
  const path = whereOf(runId).replace(/ › $/, '');
  if (path === '' || !(tree.isOneLine(runId) || (status !== 'succeeded' && tree.isDetailed(runId)))) return undefined;
  const sentence = error && sentenceOf(error);
  const own = sentence === undefined || told.has(sentence) ? '' : `  ${style(colours[status], firstLine(sentence))}`;
  return `${style(colours[status], marks[status])} ${pad(path, tree.width)}  ${style('dim', duration(took))}${own}`;
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!;
