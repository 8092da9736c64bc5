import { duration } from '../terminal/duration.ts';
import { printable } from '../terminal/printable.ts';
import type { Sink } from '../terminal/sink.ts';
import type { Style } from '../terminal/style.ts';
import { cut, widthOf } from '../terminal/width.ts';
import type { Tally } from './tally.ts';

/** Milliseconds between two looks of the line. */
const beat = 100;
const wheel = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

/** The one line that changes while a run goes on, always the last of the screen. */
export interface LiveLine {
  /** Takes the line away, so that others can write. */
  clear(): void;
  /** Puts it back. */
  draw(): void;
  end(): void;
}

/** `  6 of 11 · 12.9 s · create_model_input_table 8.1 s`. Its timer keeps no process alive. */
export function liveLine(sink: Sink, style: Style, tally: Tally): LiveLine {
  const began = performance.now();
  let shown = false;
  let turn = 0;
  const clear = () => {
    if (shown) sink.write('\r\u001b[2K');
    shown = false;
  };
  const draw = () => {
    clear();
    const spoke = wheel[turn++ % wheel.length]!;
    sink.write(`  ${style('cyan', spoke)} ${style('dim', cut(wordsOf(tally, began), widthOf(sink.stream) - 5))}`);
    shown = true;
  };
  const timer = setInterval(draw, beat).unref();
  return {
    clear,
    draw,
    end() {
      clearInterval(timer);
      clear();
    },
  };
}

function wordsOf(tally: Tally, began: number): string {
  const now = performance.now();
  const parts = [duration(now - began)];
  if (tally.planned > 0) parts.unshift(`${tally.finished} of ${tally.planned}`);
  for (const { node, since, progress } of tally.running.values()) {
    parts.push(`${printable(node)} ${progress === undefined ? '' : `${progress} `}${duration(now - since)}`);
    if (parts.length > 6) break;
  }
  return parts.join(' · ');
}
