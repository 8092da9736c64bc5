import type { JsonObject } from '../json.ts';
import { isLeatError, LeatError } from './leat-error.ts';

/** An error as JSON: how it stands in results and events, and how it crosses threads, processes and machines. */
export interface ErrorData {
  /** The name of its class. */
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly details?: JsonObject;
  readonly stack?: string;
  readonly cause?: ErrorData;
}

const deepest = 8;

/** Anything thrown, as JSON: class name, message, code, stack and up to eight causes. */
export function toErrorData(thrown: unknown, depth = deepest): ErrorData {
  if (!(thrown instanceof Error)) {
    return { name: 'NonError', message: `${show(thrown)} was thrown, which is not an Error` };
  }
  const { name, message, stack, cause } = thrown;
  const code = (thrown as { code?: unknown }).code;
  const details = isLeatError(thrown) ? thrown.details : undefined;
  return {
    name: name === 'Error' ? (thrown.constructor?.name ?? name) : name,
    message: String(message),
    ...(code !== undefined && { code: String(code) }),
    ...(details && { details }),
    ...(typeof stack === 'string' && { stack }),
    ...(cause !== undefined && depth > 0 && { cause: toErrorData(cause, depth - 1) }),
  };
}

/** The way back: a real `Error`, with the class name, code, stack and causes it had. */
export function fromErrorData({ name, message, code, details, stack, cause }: ErrorData): Error {
  const options = cause && { cause: fromErrorData(cause) };
  const error =
    name === 'LeatError'
      ? new LeatError(code ?? 'UNKNOWN', message, { ...options, ...(details && { details }) })
      : new Error(message, options);
  Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  Object.defineProperty(error, 'stack', { value: stack ?? `${name}: ${message}`, configurable: true, writable: true });
  return code === undefined || name === 'LeatError' ? error : Object.assign(error, { code });
}

/** What a program threw, on one line of at most 100 characters. */
function show(thrown: unknown): string {
  if (typeof thrown === 'string') return JSON.stringify(thrown.length > 100 ? `${thrown.slice(0, 99)}…` : thrown);
  const { inspect } = process.getBuiltinModule('node:util'); // importing it costs 3 ms at every start
  const text = inspect(thrown, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
