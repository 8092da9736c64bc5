import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Policy } from '../contract/runner.ts';
import type { RunnerDefinition } from '../contract/runner-definition.ts';
import { suggest } from '../errors/closest.ts';
import { knownOptions } from './known-options.ts';
import { type OptionIssue, optionsError, policyKeys, readPolicy } from './policy.ts';

/** A runner's own options, validated, and its policy. */
export interface ReadOptions {
  readonly own: object;
  readonly policy: Policy;
}

/** Takes the policy off an executor's options (elsewhere the same words are its own, or unknown) and validates the rest. Throws RUNNER_OPTIONS with every mistake. */
export async function readOptions(
  type: string,
  { kind, options: schema }: RunnerDefinition,
  given: Readonly<Record<string, unknown>>,
): Promise<ReadOptions> {
  const issues: OptionIssue[] = [];
  const policy = kind === 'executor' ? readPolicy(given, issues) : {};
  const own = kind === 'executor' ? without(given, policyKeys) : { ...given };
  const resolved: StandardSchemaV1<unknown, object> | undefined =
    typeof schema === 'function' && !('~standard' in schema) ? await schema() : schema;
  const known = resolved ? knownOptions(resolved) : [];
  if (known) {
    const all = kind === 'executor' ? [...known, ...policyKeys] : known;
    for (const key of Object.keys(own)) {
      if (known.includes(key)) continue;
      issues.push({
        path: [key],
        message: all.length === 0 ? `unknown option "${key}": it has no options` : `unknown option "${key}"${suggest(key, all)}`,
      });
      delete own[key];
    }
  }
  const checked = resolved ? await resolved['~standard'].validate(own) : { value: own };
  for (const { path = [], message } of checked.issues ?? []) {
    const steps = path.map((step) => String(typeof step === 'object' ? step.key : step));
    issues.push({ path: steps, message: steps.length > 0 ? `"${steps.join('.')}": ${message}` : message });
  }
  if (checked.issues || issues.length > 0) throw optionsError(type, issues);
  return { own: checked.value, policy };
}

function without(given: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key)));
}
