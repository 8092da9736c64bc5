import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';

/** What zod and valibot call it when a part that has no JSON form is left out, not thrown for: only the names matter here. */
const libraryOptions = { unrepresentable: 'any', errorMode: 'ignore' };

/** The names that a schema takes, when it takes no others and can say so (Standard JSON Schema); else nothing, and the schema's own words must do. */
export function knownOptions(schema: StandardSchemaV1): readonly string[] | undefined {
  const { jsonSchema } = schema['~standard'] as Partial<StandardJSONSchemaV1.Props>;
  if (!jsonSchema) return undefined;
  try {
    const { properties, additionalProperties } = jsonSchema.input({ target: 'draft-07', libraryOptions });
    return additionalProperties === false ? Object.keys(properties ?? {}) : undefined;
  } catch {
    return undefined; // something in it has no JSON form
  }
}
