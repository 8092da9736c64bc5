import { isDeepStrictEqual } from 'node:util';
import type { Dataset, JsonObject, JsonValue, RunResult } from '@leat/core';

/** Characters of JSON up to which a value is printed: metrics and predictions, not tables. */
const longest = 100_000;

/** The outputs of the outermost run for `--json`: the `value` of each that is in memory and is JSON of moderate size, the `location` of each that was saved, nothing more of the others. */
export async function jsonOutputs(outputs: RunResult['outputs']): Promise<JsonObject> {
  const named: Record<string, JsonValue> = {};
  for (const [name, dataset] of outputs) named[name] = await about(dataset);
  return named;
}

async function about(dataset: Dataset): Promise<JsonObject> {
  if (!dataset.perRun) return dataset.location === undefined ? {} : { location: dataset.location };
  try {
    const value: unknown = await dataset.load();
    const text = JSON.stringify(value);
    const isJson = text !== undefined && text.length <= longest && isDeepStrictEqual(JSON.parse(text), value);
    return isJson ? { value: value as JsonValue } : {};
  } catch {
    return {}; // it is not held any more, or has no JSON form
  }
}
