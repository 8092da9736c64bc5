import { isLeatError, type JsonObject, type JsonValue, parameterOf } from '@leat/core';
import type { Answer, KedroCase } from '../case-file.ts';

/** What nodes may name of parameters: every path that could be meant is asked for. */
export function parametersAnswer({ parameters = {} }: KedroCase): Answer {
  const names = ['parameters', ...[...pathsIn(parameters)].map((path) => `params:${path}`)];
  const found = names.flatMap((name) => {
    const value = foundIn(parameters, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { datasets: Object.fromEntries(found) };
}

/** The paths to all values, those inside of lists too. */
function* pathsIn(value: JsonValue | undefined, prefix = ''): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) {
    yield prefix + key;
    yield* pathsIn(one as JsonValue, `${prefix}${key}.`);
  }
}

function foundIn(parameters: JsonObject, name: string): JsonValue | undefined {
  try {
    return parameterOf(parameters, name);
  } catch (error) {
    if (isLeatError(error) && error.code === 'UNKNOWN_PARAMETER') return undefined;
    throw error;
  }
}
