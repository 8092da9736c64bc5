import { createRunner, LeatError, type Runner, type RunnerDefinition, type RunnerPlan } from '@leat/core';
import type { PlannedRunner } from '../configuration/planned-runner.ts';
import { resolveTemplates } from '../configuration/resolve-templates.ts';
import { optionError } from './option-error.ts';

/** What building needs to know besides the plan. */
export interface BuildParts {
  definitionOf(type: string): Promise<RunnerDefinition>;
  /** Where a part of the plan was written, when this process planned it. */
  plannedAs(plan: RunnerPlan): PlannedRunner | undefined;
}

/** Builds a plan's runners from the inside out. Disposing what it gives disposes the tree, outermost first. When one cannot be made, those made already are disposed. */
export async function buildRunner(plan: RunnerPlan, parts: BuildParts): Promise<Runner> {
  await using made = new AsyncDisposableStack();
  const outermost = await build(plan, parts, made);
  const tree = made.move();
  return { ...outermost, [Symbol.asyncDispose]: () => tree.disposeAsync() };
}

async function build(plan: RunnerPlan, parts: BuildParts, made: AsyncDisposableStack): Promise<Runner> {
  const runners: Record<string, Runner> = {};
  for (const [name, inner] of Object.entries(plan.runners ?? {})) runners[name] = await build(inner, parts, made);
  const definition = await parts.definitionOf(plan.type);
  try {
    return made.use(await createRunner(plan.type, definition, plan.options, { runners, resolve: resolveTemplates }));
  } catch (error) {
    throw located(error, plan, parts);
  }
}

function located(error: unknown, plan: RunnerPlan, { plannedAs }: BuildParts): unknown {
  const planned = plannedAs(plan);
  if (!planned) return error instanceof Error ? error : new LeatError('RUNNER_OPTIONS', String(error));
  return optionError(error, { label: `runner "${planned.label}"`, origin: planned.origin, ...(planned.node && { node: planned.node }) });
}
