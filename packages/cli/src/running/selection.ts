import type { Selection } from '@leat/core';
import type { RunFlags } from '../flags.ts';

const filters = [
  'nodes',
  'tags',
  'namespaces',
  'fromNodes',
  'toNodes',
  'fromInputs',
  'toOutputs',
] as const satisfies readonly (keyof Selection & keyof RunFlags)[];

/** The node filters among the flags; nothing when there are none. */
export function selectionOf(flags: RunFlags): Selection | undefined {
  const given = filters.filter((filter) => flags[filter] !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given.map((filter) => [filter, flags[filter]]));
}
