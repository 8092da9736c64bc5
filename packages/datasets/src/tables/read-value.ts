import { readCell } from './cell.ts';
import type { ColumnType } from './column-type.ts';

/** A stored value as one of the column's type; `undefined` when it is none. Without a type it stays as it is, but for a BigInt, which becomes a number when a number holds it exactly. */
export function readValue(value: unknown, type: ColumnType | undefined): unknown {
  if (value === null || value === undefined) return null;
  switch (type) {
    case undefined:
      return asStored(value);
    case 'string':
      return asText(value);
    case 'number':
      return typeof value === 'string' ? readCell(value, 'number') : asNumber(value);
    case 'integer':
      return asInteger(typeof value === 'string' ? readCell(value, 'integer') : value);
    case 'bigint':
      return asBigInt(value);
    case 'boolean':
      return asBoolean(value);
    case 'date':
      return typeof value === 'string' ? readCell(value, 'date') : asDate(value);
    case 'bytes':
      return value instanceof Uint8Array ? plainBytes(value) : undefined;
    case 'json':
      return typeof value === 'string' ? asJson(value) : value;
  }
}

function asStored(value: unknown): unknown {
  if (typeof value === 'bigint') return asNumber(value);
  if (value instanceof Uint8Array) return plainBytes(value);
  return value instanceof Date ? asDate(value) : value;
}

/** Not a Buffer, which another thread would get as a Uint8Array. */
const plainBytes = (bytes: Uint8Array): Uint8Array => (Buffer.isBuffer(bytes) ? new Uint8Array(bytes) : bytes);

function asText(value: unknown): string | undefined {
  if (value instanceof Date) return asDate(value)?.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'bigint') return undefined;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

function asInteger(value: unknown): number | undefined {
  const number = asNumber(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

function asBigInt(value: unknown): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'string') return /^[+-]?\d+$/.test(value) ? BigInt(value) : undefined;
  return Number.isSafeInteger(value) ? BigInt(value as number) : undefined;
}

function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return readCell(value, 'boolean') as boolean | undefined;
  const number = asNumber(value);
  return number === 0 || number === 1 ? number === 1 : undefined;
}

const asDate = (value: unknown): Date | undefined => (value instanceof Date && !Number.isNaN(value.getTime()) ? value : undefined);

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
