import type { ErrorData } from '@leat/core';
import { printable } from '../terminal/printable.ts';
import type { Sink } from '../terminal/sink.ts';
import { styleFor } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { widthOf } from '../terminal/width.ts';
import { writeQuietly } from '../terminal/write-quietly.ts';
import { computedOf } from './computed.ts';
import { eventLine } from './event-line.ts';
import { failedNode } from './failed-node.ts';
import { failureText, refusalText, sentenceOf } from './failure.ts';
import { type LiveLine, liveLine } from './live-line.ts';
import type { Reporter } from './reporter.ts';
import { RunTree } from './run-tree.ts';
import { summaryText } from './summary.ts';
import type { Tally } from './tally.ts';

/** Where and how the text reporter writes. */
export interface TextView {
  readonly terminal: Terminal;
  /** The project's folder, absolute. */
  root(): string;
  readonly verbose: boolean;
  /** Only what goes wrong is said. */
  readonly quiet: boolean;
  readonly tally: Tally;
}

/** A reporter that shares the terminal with what user code prints. */
export interface TextReporter extends Reporter {
  /** Makes room, and comes back once `write` has written whole lines. */
  aside(write: () => boolean): boolean;
}

/** A reporter for people: a line per node, failures at once, one live line on a terminal, closing lines. */
export function textReporter({ terminal, root, verbose, quiet, tally }: TextView): TextReporter {
  const { output, errors } = terminal;
  const good = styleFor(output.stream);
  const bad = styleFor(errors.stream);
  const view = () => ({ root: root(), verbose, style: bad });
  const tree = new RunTree();
  const told = new Set<string>();
  let live: LiveLine | undefined;
  let saidNothing = true;

  const say = (text: string, sink: Sink = output) => {
    live?.clear();
    sink.write(text);
    live?.draw();
    saidNothing = false;
  };
  const fail = (title: string, error: ErrorData) => {
    told.add(sentenceOf(error));
    say(`  ${bad('red', '✗')} ${title}\n${failureText(error, view())}`, errors);
  };
  const endLive = () => {
    live?.end();
    live = undefined;
  };
  const refusal = (error: ErrorData) => refusalText(error, view());

  return {
    begin(heading) {
      if (quiet) return;
      output.write(`${heading}\n\n`);
      if (output.stream.isTTY && !process.env.CI) live = liveLine(output, good, tally);
    },
    event(event) {
      tree.see(event);
      const failed = failedNode(event, bad);
      if (failed) return fail(failed.title, failed.error);
      if (quiet) return;
      const line = eventLine(event, { tree, told, verbose, style: good, width: widthOf(output.stream) });
      if (line !== undefined) say(`  ${line}\n`);
    },
    stopping: () => say(`  ${bad('yellow', 'stopping')}: what runs has 5 s to end; Ctrl-C again ends it at once\n`, errors),
    warn: (sentence) => say(`  ${bad('yellow', '!')} ${printable(sentence)}\n`, errors),
    async end({ report, outputs, duration }) {
      const computed = quiet ? [] : await computedOf(outputs, terminal.redaction.text);
      endLive();
      if (report.status === 'failed' && !told.has(sentenceOf(report.error))) fail(bad('bold', 'the run failed'), report.error);
      if (!quiet)
        output.write((saidNothing ? '' : '\n') + summaryText({ report, duration, tally, computed }, good, widthOf(output.stream)));
    },
    refuse(error) {
      endLive();
      errors.write(refusal(error));
    },
    lose(error) {
      endLive();
      writeQuietly(2, terminal.redaction.text(refusal(error)));
    },
    aside(write) {
      live?.clear();
      const wholeLines = write();
      if (wholeLines) live?.draw();
      return wholeLines;
    },
  };
}
