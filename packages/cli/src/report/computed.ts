import { inspect } from 'node:util';
import { type Dataset, isPlain, type RunResult } from '@leat/core';
import { printable } from '../terminal/printable.ts';

/** One output of a run, in a few words. */
export interface Computed {
  readonly name: string;
  readonly text: string;
}

/** What the outermost run computed: the values that are in memory, and the names of what was saved. `redact` sees each text before it can be cut, so that no half of a secret is left. */
export async function computedOf(outputs: RunResult['outputs'], redact: (text: string) => string): Promise<readonly Computed[]> {
  const lines: Computed[] = [];
  for (const [name, dataset] of outputs) {
    const text = dataset.perRun ? await held(dataset) : (dataset.location ?? 'saved');
    lines.push({ name: printable(name), text: printable(redact(text)) });
  }
  return lines;
}

async function held(dataset: Dataset): Promise<string> {
  try {
    return brief(await dataset.load());
  } catch {
    return 'made, and not held here any more';
  }
}

/** A value on one line: small ones as they are (numbers with six digits), tables by rows and columns, long ones by their size. */
export function brief(value: unknown): string {
  if (typeof value === 'string') return value.length > 120 || value.includes('\n') ? `text, ${bytes(Buffer.byteLength(value))}` : value;
  if (value instanceof ArrayBuffer || Buffer.isBuffer(value) || value instanceof Uint8Array) return bytes(value.byteLength);
  const table = shapeOf(value);
  if (table) return `${table.rows} rows × ${table.columns}`;
  if (Array.isArray(value) && value.length > 20) return `${value.length} values`;
  return inspect(rounded(value), {
    depth: 2,
    breakLength: Number.POSITIVE_INFINITY,
    maxArrayLength: 10,
    maxStringLength: 10_000,
    compact: true,
  });
}

/** For the eye: no one reads the tenth digit of a metric. */
function rounded(value: unknown, depth = 3): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(6));
  if (typeof value !== 'object' || value === null || depth === 0 || !isPlain(value)) return value;
  if (Array.isArray(value)) return value.map((item) => rounded(item, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item, depth - 1)]));
}

const isList = (value: unknown): value is ArrayLike<unknown> => Array.isArray(value) || (ArrayBuffer.isView(value) && 'length' in value);

/** Rows and columns, of rows that are objects or lists, or of an object of equally long columns. */
function shapeOf(value: unknown): { readonly rows: number; readonly columns: number } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) {
    const first: unknown = value[0];
    if (value.length < 2 || typeof first !== 'object' || first === null) return undefined;
    return { rows: value.length, columns: isList(first) ? first.length : Object.keys(first).length };
  }
  const columns: readonly unknown[] = Object.values(value);
  const [first] = columns;
  if (!isList(first) || first.length < 5) return undefined;
  return columns.every((column) => isList(column) && column.length === first.length)
    ? { rows: first.length, columns: columns.length }
    : undefined;
}

function bytes(count: number): string {
  if (count < 1000) return `${count} B`;
  return count < 1e6 ? `${(count / 1e3).toFixed(1)} kB` : `${(count / 1e6).toFixed(1)} MB`;
}
