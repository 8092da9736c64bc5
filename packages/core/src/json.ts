/** What survives `JSON.parse(JSON.stringify(x))` unchanged. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON mapping. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}
