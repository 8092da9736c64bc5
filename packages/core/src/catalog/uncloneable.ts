/** Why a value cannot be copied: what is in the way, and where in the value it stands (`.best[2]`, empty for the value itself). */
export interface Uncloneable {
  readonly what: string;
  readonly path: string;
}

/** Classes whose instances arrive as what they were, in a thread and in a process. */
const cloned: ReadonlySet<unknown> = new Set(
  [
    [Object, Array, Map, Set, Date, RegExp, Boolean, Number, String, BigInt],
    [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError],
    [ArrayBuffer, DataView, Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array],
    [Int32Array, Uint32Array, BigInt64Array, BigUint64Array, Float32Array, Float64Array],
  ]
    .flat()
    .map(({ prototype }) => prototype),
);

/** What one way of crossing takes besides. A thread would get a `Buffer` as a `Uint8Array`. */
const alsoCloned: Readonly<Record<Crossing, ReadonlySet<unknown>>> = {
  thread: new Set([SharedArrayBuffer.prototype, Float16Array.prototype]),
  process: new Set([Buffer.prototype]),
};

/** Where a value goes. */
export type Crossing = 'thread' | 'process';

/** Finds what a structured clone would refuse, or copy without its class and so without its methods: a value that crosses arrives as it was, or is refused by name. */
export const findUncloneable = (value: unknown, crossing: Crossing): Uncloneable | undefined => find(value, { crossing, seen: new Set() });

interface Search {
  readonly crossing: Crossing;
  readonly seen: Set<object>;
}

function find(value: unknown, search: Search): Uncloneable | undefined {
  if (typeof value === 'function') return { what: value.name ? `the function "${value.name}"` : 'a function', path: '' };
  if (typeof value === 'symbol') return { what: 'a symbol', path: '' };
  if (typeof value !== 'object' || value === null) return undefined;
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype !== null && !cloned.has(prototype) && !alsoCloned[search.crossing].has(prototype))
    return { what: classOf(prototype), path: '' };
  if (prototype === Date.prototype || ArrayBuffer.isView(value) || isBuffer(value) || search.seen.has(value)) return undefined;
  search.seen.add(value);
  if (Array.isArray(value)) return findInArray(value, search);
  if (value instanceof Map) return findInMap(value, search);
  if (value instanceof Set) return within('.values()', findInArray([...value], search));
  return findInObject(value as Record<string, unknown>, search);
}

function findInArray(values: readonly unknown[], search: Search): Uncloneable | undefined {
  for (let index = 0; index < values.length; index++) {
    if (isSimple(values[index])) continue;
    const found = find(values[index], search);
    if (found) return within(`[${index}]`, found);
  }
  return undefined;
}

function findInObject(object: Readonly<Record<string, unknown>>, search: Search): Uncloneable | undefined {
  for (const key in object) {
    if (isSimple(object[key])) continue;
    const found = find(object[key], search);
    if (found) return within(`.${key}`, found);
  }
  return undefined;
}

function findInMap(map: ReadonlyMap<unknown, unknown>, search: Search): Uncloneable | undefined {
  for (const [key, content] of map) {
    const inKey = find(key, search);
    if (inKey) return within('.keys()', inKey);
    const inContent = find(content, search);
    if (inContent) return within(typeof key === 'string' ? `.get("${key}")` : '.values()', inContent);
  }
  return undefined;
}

const isBuffer = (value: object): boolean => value instanceof ArrayBuffer || value instanceof SharedArrayBuffer;

/** Most of a table. */
const isSimple = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const within = (step: string, found: Uncloneable | undefined): Uncloneable | undefined =>
  found && { what: found.what, path: step + found.path };

function classOf(prototype: object): string {
  const name: unknown = prototype.constructor?.name;
  return typeof name === 'string' && name !== '' && name !== 'Object' ? `an instance of ${name}` : 'an object with a prototype of its own';
}
