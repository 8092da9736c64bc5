import { LeatError } from '@leat/core';

/** Where a value of the configuration was written. Line and column count from 1; a line of 0 means the whole of `file`, as for `--params`. */
export interface Origin {
  /** From the project's root, with forward slashes: `conf/base/runners.yml`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The whole of a file, or of a flag of the command line. */
export const wholeOf = (file: string): Origin => ({ file, line: 0, column: 0 });

/** `conf/base/runners.yml:7:3`, as editors and terminals understand it. */
export const where = ({ file, line, column }: Origin): string => (line === 0 ? file : `${file}:${line}:${column}`);

/** `conf/base/runners.yml:7`, for people who only want to know which line. */
export const lineOf = ({ file, line }: Origin): string => (line === 0 ? file : `${file}:${line}`);

/** A message with its place in front: `conf/base/runners.yml:7:3  …`, `--params: …`. */
export const placed = (origin: Origin, message: string): string => `${where(origin)}${origin.line === 0 ? ':' : ' '} ${message}`;

/** An error about something written at a known place; the place stands in front of the message and, for programs, in the details. */
export function configError(origin: Origin, code: string, message: string, cause?: unknown): LeatError {
  return new LeatError(code, placed(origin, message), { details: { ...origin }, ...(cause !== undefined && { cause }) });
}
