import { isPlain } from '@leat/core';

/** Where a value is not JSON, and what stands there. */
export interface JsonFault {
  /** `[3].price`; empty for the value itself. */
  readonly path: string;
  readonly found: string;
}

/** Deeper is a circle, or an attack. */
const deepest = 500;

/** The first thing in a value that would not survive as JSON; nothing when all would. A property that is undefined is only left out. */
export function jsonFault(value: unknown, depth = 0): JsonFault | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : { path: '', found: String(value) };
  if (typeof value !== 'object') return { path: '', found: value === undefined ? 'undefined' : `a ${typeof value}` };
  if (depth > deepest) return { path: '', found: `more than ${deepest} levels, or a circle` };
  if (Array.isArray(value)) return faultIn(value.keys(), value, depth, (key) => `[${key}]`);
  if (!isPlain(value)) return { path: '', found: `a ${value.constructor?.name ?? 'special object'}` };
  return faultIn(Object.keys(value), value as Readonly<Record<string, unknown>>, depth, (key) => `.${key}`);
}

function faultIn<K extends PropertyKey>(
  keys: Iterable<K>,
  values: { readonly [key in K]?: unknown },
  depth: number,
  step: (key: K) => string,
): JsonFault | undefined {
  const isList = Array.isArray(values);
  for (const key of keys) {
    const inside = values[key];
    if (inside === undefined && !isList) continue;
    const fault = jsonFault(inside, depth + 1);
    if (fault) return { ...fault, path: step(key) + fault.path };
  }
  return undefined;
}
