import { deserialize, serialize } from 'node:v8';
import { findUncloneable, LeatError } from '@leat/core';

/** A dataset's value as bytes for another process. Throws NOT_CLONEABLE, by name. */
export function toBytes(name: string, value: unknown): Uint8Array {
  const found = findUncloneable(value, 'process');
  if (found) throw notCloneable(name, `it holds ${found.what}${found.path && ` at ${found.path}`}`);
  try {
    return serialize(value);
  } catch (cause) {
    throw notCloneable(name, (cause as Error).message, cause);
  }
}

/** The way back. */
export const fromBytes = (bytes: Uint8Array): unknown => deserialize(bytes);

const notCloneable = (name: string, why: string, cause?: unknown): LeatError =>
  new LeatError(
    'NOT_CLONEABLE',
    `"${name}" cannot be sent between the processes of runner "isolated": ${why}. Make it plain data, or declare a dataset for it in the catalog, which both load themselves`,
    { cause },
  );
