import type { JsonValue, RunnerDefinition, RunnerPlan } from '@leat/core';
import { type ConfigMap, decided, toJson } from './config-tree.ts';
import { configError, type Origin } from './origin.ts';
import type { DescribedOption, RunnerDescription, RunnerName } from './runner-description.ts';
import type { RunnerEntry } from './runner-entry.ts';

/** A plan and where its options stand: what an error about an option needs. */
export interface PlannedRunner {
  readonly plan: RunnerPlan;
  readonly tree: RunnerDescription;
  /** What messages call it: `fast`, `tune > runner`. */
  readonly label: string;
  readonly origin: Origin;
  /** Absent when it is a type and nothing more. */
  readonly node?: ConfigMap;
}

/** How one runner is come upon. */
export interface RunnerUse {
  readonly label: string;
  readonly origin: Origin;
  /** The entries followed so far, from the outermost runner on: coming back to one is a cycle. */
  readonly trail: readonly string[];
  /** Those of them that mean this very runner. */
  readonly names: readonly RunnerName[];
  /** The entry that is its mapping; absent when it is written where it is used. */
  readonly entry?: string | undefined;
  /** What it is put around. */
  readonly inside?: PlannedRunner;
}

/** What a runner is made of, once its type and its inner runners are known. */
export interface RunnerPieces {
  readonly definition: RunnerDefinition;
  readonly isLayer: boolean;
  readonly use: RunnerUse;
  readonly inner: ReadonlyMap<string, PlannedRunner>;
  readonly node: ConfigMap | undefined;
}

/** Refuses an inner runner where none can be, and a runner put around another that cannot go around it. Throws NO_INNER, NOT_A_LAYER. */
export function checkSlots({ kind }: RunnerDefinition, { type, slots }: RunnerEntry, { label, origin, inside }: RunnerUse): void {
  const [slot] = slots.values();
  if (slot && kind !== 'wrapper') {
    throw configError(
      decided(slot),
      'NO_INNER',
      `runner "${label}": ${type} ${kind === 'leaf' ? 'runs pipelines its own way' : 'executes nodes itself'} and goes around no other runner: take this out`,
    );
  }
  if (!inside) return;
  const around = `it cannot go around "${inside.tree.names.at(-1)?.name ?? inside.plan.type}"`;
  if (kind !== 'wrapper')
    throw configError(origin, 'NOT_A_LAYER', `runner "${label}": ${type} is no wrapper, so ${around}: put it last, or leave it out`);
  if (slot)
    throw configError(
      origin,
      'NOT_A_LAYER',
      `runner "${label}" has a runner of its own, so ${around}: put it last, or take out its "runner"`,
    );
}

/** The plan and its description, side by side. */
export function assemble({ type, options }: RunnerEntry, { definition, isLayer, use, inner, node }: RunnerPieces): PlannedRunner {
  const values: Record<string, JsonValue> = {};
  const described: Record<string, DescribedOption> = {};
  for (const [name, { value, origins }] of options) {
    const plain = toJson(value);
    values[name] = plain;
    described[name] = { value: plain, origins };
  }
  const { kind, once, repeats, endless } = definition;
  const plans = Object.fromEntries([...inner].map(([name, { plan }]) => [name, plan]));
  return {
    plan: { type, options: values, ...(inner.size > 0 && { runners: plans }) },
    tree: {
      names: use.names,
      ...(use.entry !== undefined && { entry: use.entry }),
      type,
      kind,
      isLayer,
      ...(once && { once }),
      ...(repeats && { repeats }),
      ...(endless && { endless }),
      origins: use.names.at(-1)?.origins ?? [node?.origin ?? use.origin],
      options: described,
      runners: Object.fromEntries([...inner].map(([name, { tree }]) => [name, tree])),
    },
    label: use.label,
    origin: use.origin,
    ...(node && { node }),
  };
}
