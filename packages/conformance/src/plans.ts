import type { JsonObject, RunnerPlan } from '@leat/core';

/** The plan with options laid on whatever executes its nodes: on every branch, what goes around nothing more. */
export const onInnermost = (plan: RunnerPlan, options: JsonObject): RunnerPlan =>
  innermostOf(plan, (innermost) => ({ ...innermost, options: { ...innermost.options, ...options } }));

/** The plan with something else innermost. */
export const around = (plan: RunnerPlan, inner: RunnerPlan): RunnerPlan => innermostOf(plan, () => inner);

function innermostOf(plan: RunnerPlan, change: (innermost: RunnerPlan) => RunnerPlan): RunnerPlan {
  if (!plan.runners) return change(plan);
  const changed = Object.entries(plan.runners).map(([name, inner]) => [name, innermostOf(inner, change)] as const);
  return { ...plan, runners: Object.fromEntries(changed) };
}
