import type { JsonValue, RunEvent } from '@leat/core';
import { duration } from '../terminal/duration.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';
import { cut } from '../terminal/width.ts';

/** A runner's own event on one line: `◆ sweep/trial  trial: 3 · value: 0.41`. */
export function noteText({ name, data }: RunEvent & { readonly type: 'note' }, style: Style, width: number): string {
  const text = cut(printable(wordsOf(data)), Math.max(10, width - name.length - 2));
  return `${style('cyan', '◆')} ${style('cyan', printable(name))}  ${text}`;
}

function wordsOf(data: JsonValue): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return short(data);
  return Object.entries(data)
    .map(([key, value]) => `${key}: ${key === 'duration' && typeof value === 'number' ? duration(value) : short(value!)}`)
    .join(' · ');
}

function short(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  if (Array.isArray(value)) return value.map(short).join(', ');
  if (typeof value === 'object' && value !== null) return `{ ${wordsOf(value)} }`;
  return String(value);
}
