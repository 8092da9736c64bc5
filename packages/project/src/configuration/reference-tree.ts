import { type LeatError, suggest } from '@leat/core';
import type { ConfigMap } from './config-tree.ts';
import type { Kind } from './environment.ts';
import { configError, type Origin } from './origin.ts';
import type { Reference } from './template.ts';

/** What the references in the files of one kind may name, besides the values of that kind. */
export interface Scope {
  readonly kind: Kind;
  /** Interpolated already. Absent for the globals themselves. */
  readonly globals?: ConfigMap;
  /** Absent where a run's parameters have no say. */
  readonly runtimeParameters?: ConfigMap;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const resolvers = ['env', 'globals', 'runtime_params', 'secret'];

/** The tree that a reference names a value of: its own, the globals, or the run's parameters. Throws REFERENCE_SYNTAX. */
export function treeNamed(
  { resolver, text }: Reference,
  own: ConfigMap,
  { kind, globals, runtimeParameters }: Scope,
  origin: Origin,
): ConfigMap {
  if (resolver === undefined) return own;
  if (resolver === 'globals' && globals) return globals;
  if (resolver === 'runtime_params' && runtimeParameters) return runtimeParameters;
  if (resolvers.includes(resolver)) throw configError(origin, 'REFERENCE_SYNTAX', `"${text}" cannot stand in ${kind}`);
  throw configError(origin, 'REFERENCE_SYNTAX', `unknown "\${${resolver}:" in "${text}"${suggest(resolver, resolvers)}`);
}

/** A name that the tree does not have, and the nearest that it has. */
export function unknownName({ resolver, text }: Reference, name: string, tree: ConfigMap, origin: Origin): LeatError {
  const hint = resolver === undefined ? ' (write "\\${" for the two characters)' : '';
  return configError(origin, 'UNKNOWN_REFERENCE', `unknown "${name}" in "${text}"${hint}${suggest(name, pathsOf(tree))}`);
}

function* pathsOf(node: ConfigMap, prefix = ''): Generator<string> {
  for (const [key, { value }] of node.entries) {
    yield prefix + key;
    if (value.kind === 'map') yield* pathsOf(value, `${prefix}${key}.`);
  }
}
