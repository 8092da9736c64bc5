import type { JsonObject, JsonValue } from '@leat/core';
import { keysOf, readAssignments } from './assignments.ts';

/** Reads the text of `--params`, `a.b=1,c=[1,2]`, as nested parameters; the last of two equal names wins. Values are data: `${` in them means nothing. Throws USAGE. */
export function parseParameters(text: string, flag = '--params'): JsonObject {
  const parameters: Record<string, JsonValue | undefined> = {};
  for (const [path, value] of readAssignments(text, flag)) put(parameters, keysOf(path, flag), value);
  return parameters;
}

function put(parameters: Record<string, JsonValue | undefined>, [key = '', ...rest]: readonly string[], value: JsonValue): void {
  if (rest.length === 0) {
    parameters[key] = value;
    return;
  }
  const below = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
  const group = isGroup(below) ? { ...below } : {};
  parameters[key] = group;
  put(group, rest, value);
}

const isGroup = (value: JsonValue | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
