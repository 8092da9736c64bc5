import type { NodeReport, RunReport } from '@leat/core';
import { duration } from '../terminal/duration.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { cut, pad } from '../terminal/width.ts';
import type { Computed } from './computed.ts';
import type { Tally } from './tally.ts';

/** What the closing lines are made of. */
export interface SummaryFacts {
  readonly report: RunReport;
  /** Milliseconds. */
  readonly duration: number;
  readonly tally: Tally;
  readonly computed: readonly Computed[];
}

const colours = { succeeded: 'green', failed: 'red', cancelled: 'yellow' } as const;
/** Columns of the words at the left, and of the longest name beside them. */
const labelWidth = 11;
const widestName = 40;
/** Milliseconds. */
const worthALook = 10;

/** The closing lines: counts, duration, run id, the slowest nodes, what was computed. */
export function summaryText({ report, duration: took, tally, computed }: SummaryFacts, style: Style, width: number): string {
  const line = (label: string, text: string) => `  ${pad(label, labelWidth)}${text}\n`;
  const { status, runId } = report;
  let text = line(
    style([colours[status], 'bold'], status),
    `${countsOf(report, tally)} · ${duration(took)}   ${style('dim', `run ${runId}`)}`,
  );
  const slowest = slowestOf(tally);
  if (slowest.length > 1) text += line(style('dim', 'slowest'), style('dim', slowest.join(' · ')));
  const nameWidth = Math.min(widestName, Math.max(0, ...computed.map(({ name }) => name.length)));
  const valueWidth = Math.max(20, width - labelWidth - nameWidth - 4);
  for (const [index, { name, text: value }] of computed.entries()) {
    const label = index === 0 ? style('dim', 'computed') : '';
    text += line(label, `${style('bold', pad(name, nameWidth))}  ${cut(value, valueWidth)}`);
  }
  return text;
}

/** Of the run that gave the result, and beside it what the whole tree did. */
function countsOf({ nodes }: RunReport, { retries, runs }: Tally): string {
  const of = (status: NodeReport['status']) => nodes.filter((node) => node.status === status).length;
  const [succeeded, failed, cancelled, skipped] = [of('succeeded'), of('failed'), of('cancelled'), of('skipped')];
  const parts = [succeeded === nodes.length ? count(succeeded, 'node') : `${succeeded} of ${count(nodes.length, 'node')}`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (cancelled > 0) parts.push(`${cancelled} cancelled`);
  if (skipped > 0) parts.push(`${skipped} not reached`);
  if (retries > 0) parts.push(count(retries, 'retry', 'retries'));
  if (runs > 1) parts.push(`${runs} runs`);
  return parts.join(' · ');
}

/** Worth a look: three at most, and none that is over before one sees it. */
function slowestOf({ durations }: Tally): readonly string[] {
  const slow = [...durations].filter(([, took]) => took >= worthALook).sort(([, left], [, right]) => right - left);
  return slow.slice(0, 3).map(([node, took]) => `${printable(node)} ${duration(took)}`);
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
