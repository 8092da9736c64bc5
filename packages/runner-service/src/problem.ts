import { STATUS_CODES } from 'node:http';
import type { JsonObject } from '@leat/core';

/** What a request comes to. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/** A refusal or failure, as RFC 9457 has it: the status, its name, a sentence, and members for programs. */
export const problem = (status: number, detail: string, members: JsonObject = {}): Answer => ({
  status,
  body: { title: STATUS_CODES[status] ?? 'Error', status, detail, ...members },
});

/** The media type of a problem. */
export const problemType = 'application/problem+json';

/** A name that came from outside, quoted, on one line and not for long. */
export const quoted = (name: string): string => JSON.stringify(name.length > 60 ? `${name.slice(0, 59)}…` : name);
