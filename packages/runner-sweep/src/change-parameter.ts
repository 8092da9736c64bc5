import { type JsonObject, type JsonValue, parameterOf } from '@leat/core';

/** The same parameters with another value at `path`, which is found as a node finds `params:path`. Throws UNKNOWN_PARAMETER with the nearest name. */
export function changeParameter(parameters: JsonObject, path: string, value: JsonValue): JsonObject {
  const changed = replace(parameters, path, value);
  if (!changed) parameterOf(parameters, `params:${path}`); // throws, for it is not there
  return changed ?? parameters;
}

/** A key that itself contains dots wins over the path; nothing when there is neither. */
function replace(at: JsonValue | undefined, path: string, value: JsonValue): JsonObject | undefined {
  if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
  const mapping = at as JsonObject;
  if (Object.hasOwn(mapping, path)) return { ...mapping, [path]: value };
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot);
    const inside = Object.hasOwn(mapping, key) ? replace(mapping[key], path.slice(dot + 1), value) : undefined;
    if (inside) return { ...mapping, [key]: inside };
  }
  return undefined;
}
