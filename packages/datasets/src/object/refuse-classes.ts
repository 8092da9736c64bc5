import { LeatError } from '@leat/core';
import type { StoredFile } from '../storage/stored-file.ts';

/** Refuses an instance of a class of one's own, anywhere in the value: it would come back without its methods. */
export function refuseClasses(value: unknown, file: StoredFile): void {
  const seen = new Set<object>();
  const left: unknown[] = [value];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part !== 'object' || part === null || seen.has(part) || ArrayBuffer.isView(part)) continue;
    seen.add(part);
    const name = classOf(part);
    if (name !== undefined) {
      throw new LeatError(
        'UNFIT_VALUE',
        `${file.at()}: an instance of class ${name} would lose its methods in a file. Save plain data of it`,
      );
    }
    if (part instanceof Map) for (const entry of part) left.push(...entry);
    else if (part instanceof Set) for (const member of part) left.push(member);
    else if (isContainer(part)) for (const key in part) left.push((part as Record<string, unknown>)[key]);
  }
}

/** What structured clone brings back as it was. */
const kept = [
  Map,
  Set,
  Date,
  RegExp,
  ArrayBuffer,
  SharedArrayBuffer,
  Boolean,
  Number,
  String,
  Error,
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
];
const keptPrototypes = new Set<unknown>([null, Object.prototype, Array.prototype, ...kept.map((one) => one.prototype)]);

function classOf(part: object): string | undefined {
  const prototype: object | null = Object.getPrototypeOf(part);
  return keptPrototypes.has(prototype) ? undefined : (prototype?.constructor?.name ?? 'without a name');
}

const isContainer = (part: object) =>
  Array.isArray(part) || Object.getPrototypeOf(part) === Object.prototype || Object.getPrototypeOf(part) === null;
