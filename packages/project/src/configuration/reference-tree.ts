import { closest, type LeatError, suggest } from '@leat/core';
import type { ConfigMap } from './config-tree.ts';
import type { Kind } from './environment.ts';
import { configError, type Origin } from './origin.ts';
import { ownNames, type Resolvers } from './own-resolvers.ts';
import type { Reference } from './template.ts';

/** What the references in the files of one kind may name, besides the values of that kind. */
export interface Scope {
  readonly kind: Kind;
  /** Interpolated already. Absent for the globals themselves. */
  readonly globals?: ConfigMap;
  /** Absent where a run's parameters have no say. */
  readonly runtimeParameters?: ConfigMap;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Those of `leat.config.ts`; present in the catalog only. */
  readonly resolvers?: Resolvers;
}

/** The tree that a reference names a value of: its own, the globals, or the run's parameters. Throws REFERENCE_SYNTAX. */
export function treeNamed(
  { resolver, text }: Reference,
  own: ConfigMap,
  { kind, globals, runtimeParameters, resolvers }: Scope,
  origin: Origin,
): ConfigMap {
  if (resolver === undefined) return own;
  if (resolver === 'globals' && globals) return globals;
  if (resolver === 'runtime_params' && runtimeParameters) return runtimeParameters;
  if (ownNames.includes(resolver)) throw configError(origin, 'REFERENCE_SYNTAX', `"${text}" cannot stand in ${kind}`);
  throw configError(origin, 'REFERENCE_SYNTAX', `unknown "\${${resolver}:" in "${text}"${hintOf(resolver, kind, resolvers)}`);
}

/** What someone who wrote an unknown resolver may have meant; `oc.env` is Kedro's name (OmegaConf's) for an environment variable. */
function hintOf(resolver: string, kind: Kind, resolvers: Resolvers | undefined): string {
  if (resolver === 'oc.env') return '. Did you mean "env"?';
  const known = [...ownNames, ...Object.keys(resolvers ?? {})];
  return !resolvers && closest(resolver, known) === undefined
    ? `: resolvers of leat.config can stand in the catalog only, for ${kind} are read before any code of the project`
    : suggest(resolver, known);
}

/** A name that the tree does not have, and the nearest that it has. */
export function unknownName({ resolver, text }: Reference, name: string, tree: ConfigMap, origin: Origin): LeatError {
  if (resolver === undefined && name.startsWith('.')) return relativeName(name, text, tree, origin);
  const hint = resolver === undefined ? ' (write "\\${" for the two characters)' : '';
  return configError(origin, 'UNKNOWN_REFERENCE', `unknown "${name}" in "${text}"${hint}${suggest(name, pathsOf(tree))}`);
}

/** `${.alpha}` of other tools would mean another value in each mapping that an anchor or an environment puts it into. */
function relativeName(name: string, text: string, tree: ConfigMap, origin: Origin): LeatError {
  const end = name.replace(/^\.+/, '.');
  const [meant, other] = [...pathsOf(tree)].filter((path) => path.endsWith(end));
  const hint = meant !== undefined && other === undefined ? `: write "\${${meant}}"` : '';
  return configError(origin, 'REFERENCE_SYNTAX', `"${text}": a reference is written from the top${hint}`);
}

function* pathsOf(node: ConfigMap, prefix = ''): Generator<string> {
  for (const [key, { value }] of node.entries) {
    yield prefix + key;
    if (value.kind === 'map') yield* pathsOf(value, `${prefix}${key}.`);
  }
}
