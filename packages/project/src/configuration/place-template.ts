import { type ConfigNode, list, map, scalar } from './config-tree.ts';
import { configError, type Origin } from './origin.ts';
import { escapeTemplate, type Part, parseTemplate, type Reference } from './template.ts';
import { readScalar } from './yaml-scalar.ts';

/** `${secret:NAME}` as it stays in a plan. Throws REFERENCE_SYNTAX for a name that no environment variable has, and for a default. */
export function secretTemplate({ name, fallback, text }: Reference, origin: Origin): string {
  const only = name.length === 1 ? name[0] : undefined;
  if (typeof only !== 'string' || !/^\w+$/.test(only))
    throw configError(origin, 'REFERENCE_SYNTAX', `"${text}" does not name an environment variable, as in "\${secret:API_TOKEN}"`);
  if (fallback) throw configError(origin, 'REFERENCE_SYNTAX', `"${text}": a secret has no default; set the environment variable "${only}"`);
  return `\${secret:${only}}`;
}

/** `${env:NAME,default}` as it stays in a plan: the default is what it evaluated to. */
export function environmentTemplate(name: string, fallback: ConfigNode | undefined, origin: Origin): string {
  if (!fallback) return `\${env:${name}}`;
  if (fallback.kind !== 'scalar')
    throw configError(
      origin,
      'REFERENCE_SYNTAX',
      `the default of "\${env:${name},…}" is a single value here, not a ${fallback.kind === 'map' ? 'mapping' : 'list'}`,
    );
  return `\${env:${name},${typeof fallback.value === 'string' ? defaultText(fallback.value) : String(fallback.value)}}`;
}

/** A value as it is written where strings are templates: a literal `${` becomes `\${`. */
export function escapeNode(node: ConfigNode): ConfigNode {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? scalar(escapeTemplate(node.value), node.origin) : node;
  if (node.kind === 'list') return list(node.items.map(escapeNode), node.origin);
  return map(new Map([...node.entries].map(([key, { value, origins }]) => [key, { value: escapeNode(value), origins }])), node.origin);
}

/** Quoted unless it reads back as the same text; a default that refers to something stays as it is. */
function defaultText(template: string): string {
  const parts: readonly Part[] = parseTemplate(template) ?? [];
  if (parts.some((part) => typeof part === 'object')) return template;
  const text = parts.join('');
  const isPlain = readScalar(text) === text && !/["'{}[\]$\\]/.test(text);
  return isPlain ? text : JSON.stringify(text);
}
