import { isPlain, LeatError } from '@leat/core';
import { kindOf } from '../tables/infer-type.ts';

/** Refuses what is not a flat mapping of finite numbers. */
export function checkMetrics(value: unknown, at: string, code: string): asserts value is Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isPlain(value)) {
    throw new LeatError(code, `${at}: numbers by name were expected, and ${kindOf(value)} came`);
  }
  for (const [name, metric] of Object.entries(value)) {
    if (typeof metric !== 'number') {
      throw new LeatError(code, `${at}: the metric "${name}" is ${kindOf(metric)}. Metrics are numbers by name, such as { "rmse": 0.3 }`);
    }
    if (Number.isFinite(metric)) continue;
    throw new LeatError(
      code,
      `${at}: the metric "${name}" is ${metric}, which cannot be compared. Leave it out, or find where it was made`,
    );
  }
}

/** Metrics as JSON, one on each line, in the order of their names. */
export function metricsText(value: unknown, at: string): string {
  checkMetrics(value, at, 'UNFIT_VALUE');
  const lines = Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, metric]) => `  ${JSON.stringify(name)}: ${Object.is(metric, -0) ? '-0' : metric}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}
