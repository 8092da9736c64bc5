import type { LeatError } from '@leat/core';
import { readValue } from './assignments.ts';
import { type ConfigEntry, type ConfigMap, type ConfigNode, fromJson, keysAlong, list, map, scalar } from './config-tree.ts';
import { configError, type Origin } from './origin.ts';
import { callResolver, type Resolvers } from './own-resolvers.ts';
import { environmentTemplate, escapeNode, secretTemplate } from './place-template.ts';
import { type Scope, treeNamed, unknownName } from './reference-tree.ts';
import { escapeTemplate, isTemplate, type Part, parseTemplate, type Reference } from './template.ts';
import { readScalar } from './yaml-scalar.ts';

const longestText = 1_000_000;
const deepest = 100;

/** Replaces the references of a tree, once: what they give is not read again. In runners and credentials `${env:…}` and `${secret:…}` stay, for the place where the value is used, and a literal `${` is written `\${`. */
export function interpolate(tree: ConfigMap, scope: Scope): ConfigMap {
  return new Interpolation(tree, scope).node(tree) as ConfigMap;
}

/** Keeps the state of one interpolation: what is done, and what is under way. */
class Interpolation {
  readonly #root: ConfigMap;
  readonly #scope: Scope;
  readonly #keepsTemplates: boolean;
  readonly #done = new Map<ConfigNode, ConfigNode>();
  readonly #underWay = new Set<ConfigNode>();
  readonly #trail: string[] = [];

  constructor(root: ConfigMap, scope: Scope) {
    this.#root = root;
    this.#scope = scope;
    this.#keepsTemplates = scope.kind === 'runners' || scope.kind === 'credentials';
  }

  node(node: ConfigNode): ConfigNode {
    const known = this.#done.get(node);
    if (known) return known;
    if (this.#underWay.has(node)) throw configError(node.origin, 'REFERENCE_CYCLE', `references go round: ${this.#trail.join(' → ')}`);
    this.#underWay.add(node);
    const result = this.#resolve(node);
    this.#underWay.delete(node);
    this.#done.set(node, result).set(result, result);
    return result;
  }

  #resolve(node: ConfigNode): ConfigNode {
    if (node.kind === 'list')
      return list(
        node.items.map((item) => this.node(item)),
        node.origin,
      );
    if (node.kind === 'map') {
      const entries = new Map<string, ConfigEntry>();
      for (const [key, { value, origins }] of node.entries) entries.set(key, { value: this.node(value), origins });
      return map(entries, node.origin);
    }
    const { value, origin, literal } = node;
    if (typeof value !== 'string' || !isTemplate(value)) return node;
    if (literal) return this.#keepsTemplates ? scalar(escapeTemplate(value), origin) : node;
    return this.#value(this.#parse(value, origin), origin);
  }

  #parse(text: string, origin: Origin): readonly Part[] {
    const parts = parseTemplate(text);
    if (parts) return parts;
    if (text.split('${').length > deepest) throw tooDeep(origin);
    const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
    throw configError(
      origin,
      'REFERENCE_SYNTAX',
      `"\${" is never closed in "${shown}": close it with "}", or write "\\\${" for the two characters`,
    );
  }

  /** A single reference keeps the type of what it names; anything else is text. */
  #value(parts: readonly Part[], origin: Origin): ConfigNode {
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'object') return this.#reference(only, origin);
    return scalar(this.#text(parts, origin), origin);
  }

  #text(parts: readonly Part[], origin: Origin): string {
    let text = '';
    for (const part of parts) {
      text += typeof part === 'string' ? this.#escaped(part) : this.#referenceText(part, origin);
      if (text.length > longestText)
        throw configError(origin, 'REFERENCE_SYNTAX', 'this text grows beyond a million characters by its references');
    }
    return text;
  }

  #referenceText(reference: Reference, origin: Origin): string {
    if (reference.resolver === 'env' && !this.#keepsTemplates) {
      const found = this.#scope.environment[this.#name(reference, origin)];
      if (found !== undefined) return found;
    }
    const node = this.#reference(reference, origin);
    if (node.kind === 'scalar') return String(node.value);
    throw configError(
      origin,
      'REFERENCE_SYNTAX',
      `"${reference.text}" is a ${node.kind === 'map' ? 'mapping' : 'list'}, which cannot stand inside a text`,
    );
  }

  #reference(reference: Reference, origin: Origin): ConfigNode {
    if (this.#trail.push(reference.text) > deepest) throw tooDeep(origin);
    const node = this.#named(reference, origin);
    this.#trail.pop();
    return node.kind === 'scalar' ? { ...node, origin } : node;
  }

  #named(reference: Reference, origin: Origin): ConfigNode {
    const { resolver, text, fallback } = reference;
    if (resolver === 'secret') {
      if (this.#keepsTemplates) return scalar(secretTemplate(reference, origin), origin);
      throw configError(
        origin,
        'SECRET_MISPLACED',
        `"${text}" can stand in credentials and runners files only: values of ${this.#scope.kind} are printed and recorded`,
      );
    }
    const own = this.#ownResolver(resolver);
    if (own) return callResolver(own, reference, origin, (parts) => this.#value(parts, origin));
    if (resolver === 'env') return this.#environment(reference, this.#name(reference, origin), origin);
    const tree = treeNamed(reference, this.#root, this.#scope, origin);
    const name = this.#name(reference, origin);
    const found = this.#find(tree, name.replace(/\[(\d+)\]/g, '.$1'));
    if (found) return resolver === undefined ? this.node(found) : this.#outside(found);
    if (fallback) return this.#fallback(fallback, origin);
    throw unknownName(reference, name, tree, origin);
  }

  #ownResolver(name: string | undefined): Resolvers[string] | undefined {
    const { resolvers = {} } = this.#scope;
    return name !== undefined && Object.hasOwn(resolvers, name) ? resolvers[name] : undefined;
  }

  /** Names are needed now, so `${env:…}` inside a name is read here. */
  #name({ name, text }: Reference, origin: Origin): string {
    let joined = '';
    for (const part of name) {
      if (typeof part === 'string') joined += part;
      else if (part.resolver === 'env') joined += this.#scope.environment[part.name.join('')] ?? '';
      else joined += this.#referenceText(part, origin);
    }
    if (joined === '') throw configError(origin, 'REFERENCE_SYNTAX', `"${text}" names nothing: write "\\\${" for the two characters`);
    return joined;
  }

  #find(node: ConfigNode, path: string): ConfigNode | undefined {
    if (path === '') return node;
    const target = node.kind === 'scalar' && typeof node.value === 'string' && isTemplate(node.value) ? this.node(node) : node;
    if (target.kind === 'list') {
      const [index = '', ...rest] = path.split('.');
      const item = /^\d+$/.test(index) ? target.items[Number(index)] : undefined;
      return item && this.#find(item, rest.join('.'));
    }
    if (target.kind !== 'map') return undefined;
    for (const { key, rest } of keysAlong(target.entries, path)) {
      const entry = target.entries.get(key);
      const found = entry && this.#find(entry.value, rest);
      if (found) return found;
    }
    return undefined;
  }

  #environment({ fallback, text }: Reference, name: string, origin: Origin): ConfigNode {
    if (this.#keepsTemplates) return scalar(environmentTemplate(name, fallback && this.#fallback(fallback, origin), origin), origin);
    const found = this.#scope.environment[name];
    if (found !== undefined) return scalar(found === '' ? '' : readScalar(found), origin, true);
    if (fallback) return this.#fallback(fallback, origin);
    throw configError(
      origin,
      'NO_VARIABLE',
      `the environment variable "${name}" of "${text}" is not set: set it, or write a default, as in "\${env:${name},default}"`,
    );
  }

  #fallback(parts: readonly Part[], origin: Origin): ConfigNode {
    if (parts.some((part) => typeof part === 'object')) return this.#value(parts, origin);
    return this.#outside(fromJson(readValue(parts.join(''), origin), origin));
  }

  /** A value from elsewhere, which is no template, in the form of this tree. */
  #outside(node: ConfigNode): ConfigNode {
    return this.#keepsTemplates ? escapeNode(node) : node;
  }

  #escaped(text: string): string {
    return this.#keepsTemplates ? escapeTemplate(text) : text;
  }
}

const tooDeep = (origin: Origin): LeatError =>
  configError(origin, 'REFERENCE_SYNTAX', `references lead to references more than ${deepest} times`);
