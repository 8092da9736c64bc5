import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import type { JsonObject, JsonValue } from '../json.ts';

/** Is it read from the run's parameters: `params:a.b`, or `parameters` for all of them? */
export const isParameter = (name: string): boolean => name === 'parameters' || name.startsWith('params:');

/** The value of `params:a.b` or `parameters`. A key that itself contains dots wins over the path. Throws UNKNOWN_PARAMETER with the nearest name. */
export function parameterOf(parameters: JsonObject, name: string): JsonValue {
  if (name === 'parameters') return parameters;
  const path = name.slice('params:'.length);
  const found = walk(parameters, path);
  if (found !== undefined) return found;
  throw new LeatError('UNKNOWN_PARAMETER', `unknown parameter "${path}"${suggest(path, pathsOf(parameters))}`);
}

function walk(at: JsonValue | undefined, path: string): JsonValue | undefined {
  if (!isMapping(at)) return undefined;
  if (Object.hasOwn(at, path)) return at[path];
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot);
    const found = Object.hasOwn(at, key) ? walk(at[key], path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function* pathsOf(parameters: JsonObject, prefix = ''): Generator<string> {
  for (const [key, value] of Object.entries(parameters)) {
    yield prefix + key;
    if (isMapping(value)) yield* pathsOf(value, `${prefix}${key}.`);
  }
}

const isMapping = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
