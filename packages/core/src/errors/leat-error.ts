import type { JsonObject } from '../json.ts';

const brand = Symbol.for('leat.error');

/** What a `LeatError` may carry besides its code and message. */
export interface LeatErrorOptions extends ErrorOptions {
  /** Facts for programs, as JSON: `{ path: ['workers'] }` lets whoever read the file say where. */
  readonly details?: JsonObject;
}

/** An error with a stable code and a message that says what, where and what to do. */
export class LeatError extends Error {
  readonly [brand] = true;
  readonly code: string;
  readonly details?: JsonObject;

  constructor(code: string, message: string, { details, ...options }: LeatErrorOptions = {}) {
    super(message, options);
    this.name = 'LeatError';
    this.code = code;
    if (details) this.details = details;
  }
}

/** Recognises the errors of every copy of core, by their brand. */
export const isLeatError = (thrown: unknown): thrown is LeatError => typeof thrown === 'object' && thrown !== null && brand in thrown;
