import type { LeatError, OptionsSchema } from '@leat/core';
import { type ConfigMap, originsAt, toJson } from '../configuration/config-tree.ts';
import { configError } from '../configuration/origin.ts';

/** What the schema of `leat.config.ts` finds wrong in the parameters, each with the place of what was written, or with its flag. The values stay as they are. */
export async function wrongParameters(schema: OptionsSchema, parameters: ConfigMap): Promise<readonly LeatError[]> {
  const { issues = [] } = await schema['~standard'].validate(toJson(parameters));
  return issues.map(({ path = [], message }) => {
    const steps = path.map((step) => String(typeof step === 'object' ? step.key : step));
    const at = originsAt(parameters, steps)?.at(-1) ?? parameters.origin;
    const subject = steps.length > 0 ? `parameter "${steps.join('.')}"` : 'the parameters';
    return configError(at, 'WRONG_PARAMETER', `${subject}: ${message}`);
  });
}
