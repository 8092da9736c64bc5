import { LeatError } from '../errors/leat-error.ts';
import type { Node } from './node.ts';
import type { NodeFunction, Part } from './pipeline-types.ts';

/** How values relate to names: one value under one name, a list by position, or an object by these keys, in the order of the names. */
export type Form = 'one' | 'list' | readonly string[];

/** A node as `node` builds it: what the loop sees, and how its function is called. */
export interface BuiltNode extends Node {
  readonly function: NodeFunction;
  readonly inputForm: Form;
  readonly outputForm: Form;
}

/** The same node with other names; every node has the same shape, which keeps property access fast. */
export function rebuilt(node: BuiltNode, names: Pick<Node, 'name' | 'namespace' | 'inputs' | 'outputs' | 'tags' | 'confirms'>): Node {
  const built: Omit<BuiltNode, keyof Part> = {
    kind: 'node',
    name: names.name,
    namespace: names.namespace,
    inputs: names.inputs,
    outputs: names.outputs,
    tags: names.tags,
    confirms: names.confirms,
    retry: node.retry,
    timeout: node.timeout,
    hints: node.hints,
    passes: node.passes,
    function: node.function,
    inputForm: node.inputForm,
    outputForm: node.outputForm,
    call: callNode,
    unpack: unpackResult,
  };
  return built as BuiltNode;
}

/** The `call` of every node. */
export function callNode(this: BuiltNode, values: readonly unknown[]): unknown {
  const { inputForm: form, function: fn } = this; // called bare: the function's `this` is not ours to set
  if (form === 'one') return fn(values[0]);
  if (form === 'list') return fn(...values);
  const byKey: Record<string, unknown> = {};
  for (let index = 0; index < form.length; index++) byKey[form[index]!] = values[index];
  return fn(byKey);
}

/** The `unpack` of every node. */
export function unpackResult(this: BuiltNode, result: unknown): readonly unknown[] {
  const form = this.outputForm;
  if (form === 'one') return [result];
  if (form === 'list') return this.outputs.length === 0 ? [] : listOf(this, result);
  return byKeys(this, form, result);
}

function listOf({ name, outputs }: BuiltNode, result: unknown): readonly unknown[] {
  if (Array.isArray(result) && result.length === outputs.length) return result;
  const came = Array.isArray(result) ? `a list of ${result.length}` : describe(result);
  throw new LeatError(
    'OUTPUTS_DIFFER',
    `node "${name}" should return a list of ${outputs.length} (${outputs.join(', ')}), but returned ${came}`,
  );
}

function byKeys({ name }: BuiltNode, keys: readonly string[], result: unknown): readonly unknown[] {
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    throw new LeatError('OUTPUTS_DIFFER', `node "${name}" should return an object with ${quoted(keys)}, but returned ${describe(result)}`);
  }
  const missing = keys.filter((key) => !(key in result));
  if (missing.length === 0) return keys.map((key) => (result as Record<string, unknown>)[key]);
  const came = Object.keys(result);
  throw new LeatError(
    'OUTPUTS_DIFFER',
    `node "${name}" should return an object with ${quoted(keys)}, but ${quoted(missing)} is missing: it returned ${came.length === 0 ? 'an empty object' : quoted(came)}`,
  );
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** What a value is, in a word or two. */
function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value !== 'object') return `a ${typeof value}`;
  const kind = value.constructor?.name ?? 'object';
  return kind === 'Object' || kind === 'object' ? `an object with ${quoted(Object.keys(value).slice(0, 10))}` : `a ${kind}`;
}
