import { isPlain, type JsonValue } from '@leat/core';
import { isUnsafeKey } from './safe-key.ts';

const deepest = 100;

/** Is it JSON, as it stands: no dates, no functions, no numbers that JSON has not, no circles, no keys that could reach a prototype? */
export function isJson(value: unknown, depth = 1): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || !isPlain(value) || depth > deepest) return false;
  return Object.entries(value).every(([key, one]) => !isUnsafeKey(key) && isJson(one, depth + 1));
}
