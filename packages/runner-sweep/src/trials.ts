import { type JsonObject, LeatError } from '@leat/core';
import { changeParameter } from './change-parameter.ts';
import type { SweepOptions } from './options.ts';

/** One run of a sweep. */
export interface Trial {
  /** From 1. */
  readonly number: number;
  /** What it changes, by the path of the parameter. */
  readonly changes: JsonObject;
  /** All parameters of its run. */
  readonly parameters: JsonObject;
}

/** Every case with every combination of the grid, the last parameter changing first. Throws UNKNOWN_PARAMETER before anything runs. */
export function trialsOf({ cases = [{}], parameters: grid = {} }: SweepOptions, parameters: JsonObject): readonly Trial[] {
  let all: readonly JsonObject[] = cases;
  for (const [path, values] of Object.entries(grid)) {
    all = all.flatMap((changes) => values.map((value) => ({ ...changes, [path]: value })));
  }
  return all.map((changes, index) => ({ number: index + 1, changes, parameters: changed(parameters, changes, index + 1) }));
}

function changed(parameters: JsonObject, changes: JsonObject, number: number): JsonObject {
  let all = parameters;
  for (const [path, value] of Object.entries(changes)) {
    if (value === undefined) continue;
    try {
      all = changeParameter(all, path, value);
    } catch (cause) {
      throw new LeatError('UNKNOWN_PARAMETER', `sweep, trial ${number}: ${(cause as Error).message}`, { cause });
    }
  }
  return all;
}
