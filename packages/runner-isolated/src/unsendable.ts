import { types } from 'node:util';

/** Why a value cannot be sent to another process: what is in the way, and where in the value it stands (`.best[2]`, empty for the value itself). */
export interface Unsendable {
  readonly what: string;
  readonly path: string;
}

/** Classes whose instances arrive as what they were. */
const cloned: ReadonlySet<unknown> = new Set(
  [
    [Object, Array, Map, Set, Date, RegExp, Boolean, Number, String, BigInt],
    [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError],
    [Buffer, ArrayBuffer, DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array],
    [Int32Array, Uint32Array, BigInt64Array, BigUint64Array, Float32Array, Float64Array],
  ]
    .flat()
    .map(({ prototype }) => prototype),
);

/** Finds what serialization would refuse, or copy without its class and so without its methods. */
export function findUnsendable(value: unknown, seen = new Set<object>()): Unsendable | undefined {
  if (typeof value === 'function') return { what: value.name ? `the function "${value.name}"` : 'a function', path: '' };
  if (typeof value === 'symbol') return { what: 'a symbol', path: '' };
  if (typeof value !== 'object' || value === null) return undefined;
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype !== null && !cloned.has(prototype)) return { what: classOf(prototype), path: '' };
  if (prototype === Date.prototype || ArrayBuffer.isView(value) || types.isArrayBuffer(value) || seen.has(value)) return undefined;
  seen.add(value);
  if (Array.isArray(value)) return findInArray(value, seen);
  if (types.isMap(value)) return findInMap(value, seen);
  if (types.isSet(value)) return within('.values()', findInArray([...value], seen));
  return findInObject(value as Record<string, unknown>, seen);
}

function findInArray(values: readonly unknown[], seen: Set<object>): Unsendable | undefined {
  for (let index = 0; index < values.length; index++) {
    if (isSimple(values[index])) continue;
    const found = findUnsendable(values[index], seen);
    if (found) return within(`[${index}]`, found);
  }
  return undefined;
}

function findInObject(object: Readonly<Record<string, unknown>>, seen: Set<object>): Unsendable | undefined {
  for (const key in object) {
    if (isSimple(object[key])) continue;
    const found = findUnsendable(object[key], seen);
    if (found) return within(`.${key}`, found);
  }
  return undefined;
}

function findInMap(map: ReadonlyMap<unknown, unknown>, seen: Set<object>): Unsendable | undefined {
  for (const [key, content] of map) {
    const inKey = findUnsendable(key, seen);
    if (inKey) return within('.keys()', inKey);
    const inContent = findUnsendable(content, seen);
    if (inContent) return within(typeof key === 'string' ? `.get("${key}")` : '.values()', inContent);
  }
  return undefined;
}

/** Most of a table. */
const isSimple = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const within = (step: string, found: Unsendable | undefined): Unsendable | undefined =>
  found && { what: found.what, path: step + found.path };

function classOf(prototype: object): string {
  const name: unknown = prototype.constructor?.name;
  return typeof name === 'string' && name !== '' && name !== 'Object' ? `an instance of ${name}` : 'an object with a prototype of its own';
}
