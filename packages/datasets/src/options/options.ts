import { suggest } from '@leat/core';
import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';
import { type Option, Unexpected } from './option.ts';

type Values<Shape> = { readonly [Key in keyof Shape]: Shape[Key] extends Option<infer Value> ? Value : never };

/** A Standard Schema that can say which names it takes. */
export type OptionsSchema<Value> = StandardSchemaV1<unknown, Value> & StandardJSONSchemaV1<unknown, Value>;

/**
 * The options of a dataset type, as a Standard Schema. By hand, for these few lines cost a tenth of a millisecond when a run starts, and a
 * library costs four. `check` says what is wrong with options that are right one by one.
 */
export function options<const Shape extends Readonly<Record<string, Option<unknown>>>>(
  shape: Shape,
  check?: (values: Values<Shape>) => StandardSchemaV1.Issue | undefined,
): OptionsSchema<Values<Shape>> {
  const names = Object.keys(shape);

  const validate = (given: unknown): StandardSchemaV1.Result<Values<Shape>> => {
    if (typeof given !== 'object' || given === null) return { issues: [{ message: 'expected a mapping of options' }] };
    const values: Record<string, unknown> = {};
    const issues: StandardSchemaV1.Issue[] = [];
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(shape, name)) issues.push({ path: [name], message: `unknown option${suggest(name, names)}` });
    }
    for (const [name, read] of Object.entries(shape)) {
      try {
        values[name] = read((given as Record<string, unknown>)[name]);
      } catch (error) {
        if (!(error instanceof Unexpected)) throw error;
        issues.push({ path: [name, ...error.path], message: error.message });
      }
    }
    if (issues.length > 0) return { issues };
    const issue = check?.(values as Values<Shape>);
    return issue ? { issues: [issue] } : { value: values as Values<Shape> };
  };

  const input = () => ({ type: 'object', additionalProperties: false, properties: Object.fromEntries(names.map((name) => [name, {}])) });
  return { '~standard': { version: 1, vendor: 'leat', validate, jsonSchema: { input, output: input } } };
}
