import { LeatError, suggest } from '@leat/core';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';

/** A Standard Schema for options. */
export type OptionsSchema = StandardSchemaV1<unknown, object>;

/** One mistake in options, and the path to it. */
export interface OptionIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/** The options as a schema reads them; without a schema there are none. Throws DATASET_OPTIONS with every mistake in its details. */
export function checkOptions(schema: OptionsSchema | undefined, options: Readonly<Record<string, unknown>>): object {
  const issues = unknownOptions(schema, options);
  if (issues.length > 0) throw optionsError(issues);
  if (!schema) return {};
  const checked = schema['~standard'].validate(options);
  if (checked instanceof Promise)
    throw new LeatError('DATASET_OPTIONS', 'the options of a dataset type are checked at once: its schema validates asynchronously');
  if (!checked.issues) return checked.value;
  throw optionsError(
    checked.issues.map(({ path = [], message }) => {
      const steps = path.map((step) => String(typeof step === 'object' ? step.key : step));
      return { path: steps, message: steps.length > 0 ? `"${steps.join('.')}": ${message}` : message };
    }),
  );
}

function unknownOptions(schema: OptionsSchema | undefined, options: Readonly<Record<string, unknown>>): OptionIssue[] {
  const known = schema ? knownOptions(schema) : [];
  if (!known) return [];
  return Object.keys(options)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: [key], message: `unknown option "${key}"${known.length === 0 ? ': it has no options' : suggest(key, known)}` }));
}

/** The names a strict schema takes, when it can say so (Standard JSON Schema). */
function knownOptions(schema: OptionsSchema): readonly string[] | undefined {
  const { jsonSchema } = schema['~standard'] as Partial<StandardJSONSchemaV1.Props>;
  if (!jsonSchema) return undefined;
  try {
    const { properties, additionalProperties } = jsonSchema.input({ target: 'draft-07', libraryOptions: { unrepresentable: 'any' } });
    return additionalProperties === false ? Object.keys(properties ?? {}) : undefined;
  } catch {
    return undefined; // something in it has no JSON form
  }
}

const optionsError = (issues: readonly OptionIssue[]): LeatError =>
  new LeatError('DATASET_OPTIONS', issues.map(({ message }) => message).join('; '), {
    details: { issues: issues.map(({ path, message }) => ({ path: [...path], message })) },
  });
