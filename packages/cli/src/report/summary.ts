import type { RunReport } from '@leat/core';
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

/** The closing lines: counts, duration, run id, the slowest nodes, what was computed. */
export function summaryText({ report, duration: took, tally, computed }: SummaryFacts, style: Style, width: number): string {
  const line = (label: string, text: string) => `  ${pad(label, labelWidth)}${text}\n`;
  const { status, runId } = report;
  let text = `\n${line(style([colours[status], 'bold'], status), `${countsOf(tally)} · ${duration(took)}   ${style('dim', `run ${runId}`)}`)}`;
  if (tally.slowest.length > 1) {
    const slowest = tally.slowest.map((one) => `${printable(one.node)} ${duration(one.duration)}`).join(' · ');
    text += line(style('dim', 'slowest'), style('dim', slowest));
  }
  const nameWidth = Math.min(widestName, Math.max(0, ...computed.map(({ name }) => name.length)));
  const valueWidth = Math.max(20, width - labelWidth - nameWidth - 4);
  for (const [index, { name, text: value }] of computed.entries()) {
    const label = index === 0 ? style('dim', 'computed') : '';
    text += line(label, `${style('bold', pad(name, nameWidth))}  ${cut(value, valueWidth)}`);
  }
  return text;
}

function countsOf({ nodes, planned, retries, runs }: Tally): string {
  const { succeeded, failed, cancelled, skipped } = nodes;
  const parts = [succeeded === planned ? count(succeeded, 'node') : `${succeeded} of ${count(planned, 'node')}`];
  if (failed > 0) parts.push(`${failed} failed`);
  if (cancelled > 0) parts.push(`${cancelled} cancelled`);
  if (skipped > 0) parts.push(`${skipped} not reached`);
  if (retries > 0) parts.push(count(retries, 'retry', 'retries'));
  if (runs > 1) parts.push(`${runs} runs`);
  return parts.join(' · ');
}

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
