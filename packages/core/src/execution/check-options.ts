import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { DatasetDefinition } from '../catalog/dataset-definition.ts';
import type { RunnerDefinition } from '../contract/runner-definition.ts';
import { closest, suggest } from '../errors/closest.ts';
import { knownOptions } from './known-options.ts';
import { isThenable } from './thenable.ts';

/** A Standard Schema for options. */
export type OptionsSchema = StandardSchemaV1<unknown, object>;

/** One mistake in options, and the path to it. */
export interface OptionIssue {
  readonly path: readonly string[];
  readonly message: string;
}

/** Options as their schema reads them: the value counts only when there are no issues. */
export interface CheckedOptions {
  readonly value: object;
  readonly issues: readonly OptionIssue[];
}

/** The schema of a runner's or a dataset's definition, made when the definition puts off its making. */
export async function schemaOf({ options }: Pick<RunnerDefinition | DatasetDefinition, 'options'>): Promise<OptionsSchema | undefined> {
  return typeof options === 'function' && !('~standard' in options) ? await options() : options;
}

/**
 * Finds every mistake in the options of a runner or a dataset; without a schema there are none to give. Names that the schema does not know are
 * answered with the nearest of its own and of `others`, which are read elsewhere. A promise only when the schema validates asynchronously.
 */
export function checkOptions(
  schema: OptionsSchema | undefined,
  given: Readonly<Record<string, unknown>>,
  others: readonly string[] = [],
): CheckedOptions | Promise<CheckedOptions> {
  if (!schema) return { value: given, issues: Object.keys(given).map((name) => unknownOption(name, others)) };
  return whenRead(schema['~standard'].validate(given), (result) => {
    if (!result.issues) return { value: result.value, issues: [] };
    return explain(schema, given, others); // which takes longer than all the rest, and most options are right
  });
}

function explain(
  schema: OptionsSchema,
  given: Readonly<Record<string, unknown>>,
  others: readonly string[],
): CheckedOptions | Promise<CheckedOptions> {
  const known = knownOptions(schema);
  const names = [...(known ?? []), ...others];
  const unknown = known ? Object.keys(given).filter((name) => !known.includes(name)) : [];
  const rest = Object.fromEntries(Object.entries(given).filter(([name]) => !unknown.includes(name)));
  const meant = new Set(unknown.map((name) => closest(name, names)));
  const isMisspelt = (path: readonly string[]) => path.length === 1 && !Object.hasOwn(rest, path[0]!) && meant.has(path[0]!);

  return whenRead(schema['~standard'].validate(rest), ({ issues = [] }) => ({
    value: {},
    issues: [
      ...unknown.map((name) => unknownOption(name, names)),
      ...issues.map(optionIssue).filter(({ path }) => !isMisspelt(path)), // it is not missing as well
    ],
  }));
}

type Result = StandardSchemaV1.Result<object>;

function whenRead(
  result: Result | Promise<Result>,
  then: (result: Result) => CheckedOptions | Promise<CheckedOptions>,
): CheckedOptions | Promise<CheckedOptions> {
  return isThenable(result) ? Promise.resolve(result).then(then) : then(result);
}

const unknownOption = (name: string, names: readonly string[]): OptionIssue => ({
  path: [name],
  message: `unknown option "${name}"${names.length === 0 ? ': it has no options' : suggest(name, names)}`,
});

function optionIssue({ path = [], message }: StandardSchemaV1.Issue): OptionIssue {
  const steps = path.map((step) => String(typeof step === 'object' ? step.key : step));
  return { path: steps, message: steps.length > 0 ? `"${steps.join('.')}": ${message}` : message };
}
