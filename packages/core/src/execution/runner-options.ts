import type { Policy } from '../contract/runner.ts';
import type { RunnerDefinition } from '../contract/runner-definition.ts';
import { checkOptions, type OptionIssue, schemaOf } from './check-options.ts';
import { optionsError, policyKeys, readPolicy } from './policy.ts';

/** A runner's own options, validated, and its policy. */
export interface ReadOptions {
  readonly own: object;
  readonly policy: Policy;
}

/** Takes the policy off an executor's options (elsewhere the same words are its own, or unknown) and validates the rest. Throws RUNNER_OPTIONS with every mistake. */
export async function readOptions(
  type: string,
  definition: RunnerDefinition,
  given: Readonly<Record<string, unknown>>,
): Promise<ReadOptions> {
  const ofPolicy: readonly string[] = definition.kind === 'executor' ? policyKeys : [];
  const issues: OptionIssue[] = [];
  const policy = definition.kind === 'executor' ? readPolicy(given, issues) : {};
  const own = Object.fromEntries(Object.entries(given).filter(([key]) => !ofPolicy.includes(key)));
  const checked = await checkOptions(await schemaOf(definition), own, ofPolicy);
  issues.push(...checked.issues);
  if (issues.length > 0) throw optionsError(type, issues);
  return { own: checked.value, policy };
}
