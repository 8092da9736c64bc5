import { suggest } from '@leat/core';
import type { Target } from './target.ts';

/** The targets that names stand for, groups or single ones, in the order they are defined; all without names. Throws for a name that stands for nothing. */
export function selectTargets(targets: readonly Target[], names: readonly string[]): readonly Target[] {
  if (names.length === 0) return targets;
  const groups = new Set(targets.map(({ name }) => groupOf(name)));
  const known = new Set([...groups, ...targets.map(({ name }) => name)]);
  for (const name of names) {
    if (!known.has(name)) throw new Error(`no benchmark is called "${name}"${suggest(name, known)}`);
  }
  return targets.filter(({ name }) => names.includes(name) || names.includes(groupOf(name)));
}

const groupOf = (name: string): string => name.slice(0, name.indexOf('/'));
