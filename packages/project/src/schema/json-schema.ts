import type { JsonObject, JsonValue, OptionsSchema } from '@leat/core';

/** A JSON Schema (draft-07), as plain data. */
export type JsonSchema = JsonObject;

/** What options are in a schema: their properties, which of them must be given, and whether there are no others. */
export interface OptionProperties {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: readonly string[];
  readonly isClosed: boolean;
}

const unknownOptions: OptionProperties = { properties: {}, required: [], isClosed: false };

/** What libraries call it when a part without a JSON form is left out. */
const libraryOptions = { unrepresentable: 'any', errorMode: 'ignore' };

/** The options of a runner or a dataset as far as their schema can say them (Standard JSON Schema); without a schema there are none. */
export function optionProperties(schema: OptionsSchema | undefined): OptionProperties {
  if (!schema) return { ...unknownOptions, isClosed: true };
  const written = inputOf(schema);
  if (!written) return unknownOptions;
  const { properties, required, additionalProperties } = written;
  if (!isObject(properties)) return { ...unknownOptions, isClosed: additionalProperties === false };
  return {
    properties: mapValues(properties, (one) => (refers(one) ? {} : one)) as Record<string, JsonSchema>,
    required: Array.isArray(required) ? required.map(String) : [],
    isClosed: additionalProperties === false,
  };
}

/** To a definition beside it, which would not stand beside it here. */
const refers = (schema: JsonValue): boolean => JSON.stringify(schema).includes('"$ref"');

interface SaysJson {
  readonly jsonSchema?: { input(options: { target: string; libraryOptions: object }): JsonSchema };
}

function inputOf(schema: OptionsSchema): JsonSchema | undefined {
  try {
    return (schema['~standard'] as SaysJson).jsonSchema?.input({ target: 'draft-07', libraryOptions });
  } catch {
    return undefined; // something in it has no JSON form
  }
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value, or a text with `${…}` that stands for one. */
export const orTemplate = (schema: JsonSchema, pattern = '\\$\\{'): JsonSchema => {
  if (schema.type === 'string' && schema.enum === undefined && schema.pattern === undefined) return schema;
  const { description, default: standard, ...rest } = schema;
  const shown = { ...(description !== undefined && { description }), ...(standard !== undefined && { default: standard }) };
  return { ...shown, anyOf: [rest, { type: 'string', pattern }] };
};

/** The same without anything that must be given: what is laid over it may say as little as it likes. */
export function partial(schema: JsonSchema): JsonSchema {
  const { required: _, ...rest } = schema;
  return mapValues(rest, (value) => {
    if (Array.isArray(value)) return value.map((one: JsonValue) => (isObject(one) ? partial(one) : one));
    return isObject(value) ? partial(value) : value;
  });
}

/** The same, and `null`, which takes out what is below. */
export const orNull = (schema: JsonSchema): JsonSchema =>
  Array.isArray(schema.anyOf) ? { ...schema, anyOf: [...schema.anyOf, { type: 'null' }] } : { anyOf: [schema, { type: 'null' }] };

export const mapValues = (object: JsonObject, change: (value: JsonValue, key: string) => JsonValue): JsonObject =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value as JsonValue, key)]));

/** A text, and which texts are meant most of the time. */
export const textSuchAs = (names: readonly string[]): readonly JsonSchema[] => [
  ...(names.length > 0 ? [{ enum: names }] : []), // an empty one is no schema
  { type: 'string' },
];

/** If a mapping says `type: name`, then it is like this. */
export const whenType = (names: readonly string[], then: JsonSchema): JsonSchema => ({
  if: { type: 'object', properties: { type: { enum: names } }, required: ['type'] },
  then,
});

/** How the schema of a type is called among the definitions. */
export const definitionName = (type: string): string => `type.${type.replaceAll(/[^\w@.-]/g, '_')}`;

export const referTo = (definition: string): JsonSchema => ({ $ref: `#/definitions/${definition}` });
