import { isThenable, type JsonValue, LeatError } from '@leat/core';
import { readValue } from './assignments.ts';
import { type ConfigNode, fromJson, toJson } from './config-tree.ts';
import { configError, type Origin } from './origin.ts';
import { isJson } from './plain-json.ts';
import { isTemplate, type Part, parseTemplate, type Reference } from './template.ts';

/** Functions of `leat.config.ts` by name: `${column:rows,4}` in a catalog is what `column('rows', 4)` returns. */
export type Resolvers = Readonly<Record<string, (...given: never[]) => JsonValue>>;

/** The resolvers that leat knows itself. */
export const ownNames = ['env', 'globals', 'runtime_params', 'secret'];

/** Are there references to resolvers that leat does not know? */
export const namesOwnResolver = (tree: ConfigNode): boolean => {
  if (tree.kind === 'list') return tree.items.some(namesOwnResolver);
  if (tree.kind === 'map') return [...tree.entries.values()].some(({ value }) => namesOwnResolver(value));
  if (typeof tree.value !== 'string' || !isTemplate(tree.value)) return false;
  return (parseTemplate(tree.value) ?? []).some(isUnknown);
};

const isUnknown = (part: Part): boolean => {
  if (typeof part === 'string') return false;
  const { resolver, name, fallback = [] } = part;
  return (resolver !== undefined && !ownNames.includes(resolver)) || [...name, ...fallback].some(isUnknown);
};

/** Calls a resolver. `resolved` reads what its arguments refer to. Throws RESOLVER_FAILED. */
export function callResolver(
  resolver: Resolvers[string],
  reference: Reference,
  origin: Origin,
  resolved: (parts: readonly Part[]) => ConfigNode,
): ConfigNode {
  const given = argumentsOf(reference).map((parts) => readArgument(parts, origin, resolved));
  const fail = (why: string, cause?: unknown): LeatError =>
    configError(origin, 'RESOLVER_FAILED', `"${reference.text}": the resolver "${reference.resolver}" of leat.config ${why}`, cause);
  let value: unknown;
  try {
    value = resolver(...(given as never[]));
  } catch (error) {
    throw fail(`failed: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  if (isThenable(value)) throw fail('gave a promise: it returns its value at once');
  if (value === undefined) throw fail('returned nothing');
  if (!isJson(value)) throw fail('returned what is no JSON: text, numbers, booleans, null, lists and plain objects are');
  return fromJson(value, origin);
}

function readArgument(parts: readonly Part[], origin: Origin, resolved: (parts: readonly Part[]) => ConfigNode): JsonValue {
  if (parts.some((part) => typeof part === 'object')) return toJson(resolved(parts));
  return readValue(parts.join(''), origin);
}

/** What stands between the commas. `${today:}` gives none. */
function argumentsOf({ name, fallback }: Reference): readonly (readonly Part[])[] {
  if (!fallback) return name.length === 0 ? [] : [name];
  const split: Part[][] = [[]];
  for (const part of fallback) {
    const [first, ...more] = typeof part === 'string' ? splitAtCommas(part) : [part];
    if (first !== undefined && first !== '') split.at(-1)?.push(first);
    for (const piece of more) split.push(piece === '' ? [] : [piece]);
  }
  return [name, ...split];
}

/** At the commas outside of brackets and quotes. */
const splitAtCommas = (text: string): string[] =>
  (text.match(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\[[^\]]*\]|\{[^}]*\}|[^,])+|(?<=,|^)(?=,|$)/g) ?? []).map((piece) => piece.trim());

/** Refuses the name of a resolver that leat has itself. Throws BAD_CONFIG. */
export function checkResolvers(resolvers: Resolvers, file: string): Resolvers {
  for (const [name, resolver] of Object.entries(resolvers)) {
    if (ownNames.includes(name))
      throw new LeatError('BAD_CONFIG', `${file}  the resolver "${name}" is leat's own: give yours another name`);
    if (!/^[A-Za-z_][\w.]*$/.test(name))
      throw new LeatError('BAD_CONFIG', `${file}  "${name}" cannot name a resolver: use letters, digits, "_" and "."`);
    if (typeof resolver !== 'function') throw new LeatError('BAD_CONFIG', `${file}  the resolver "${name}" is no function`);
  }
  return resolvers;
}
