import type { Retry } from '../contract/runner.ts';
import type { JsonObject } from '../json.ts';
import { checkedList, checkNames, checkPolicy, fullName, namesOf, refuseUnknownOptions } from './node-checks.ts';
import { type BuiltNode, callNode, type Form, unpackResult } from './node-form.ts';
import type { Inputs, InputTypes, Made, NodeFunction, OnlyKeysOf, Outputs, OutputTypes, Part } from './pipeline-types.ts';

/** A named function from input datasets to output datasets. */
// biome-ignore lint/suspicious/noExplicitAny: `any` is unchecked
export interface Node<In = any, Out = any> extends Part<In, Out> {
  readonly kind: 'node';
  /** With its namespace: `north.train`. */
  readonly name: string;
  readonly namespace?: string | undefined;
  /** In the order of `call`, transcoding as written (`rows@csv`). */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly tags: readonly string[];
  /** Datasets that are told when the node has succeeded. */
  readonly confirms: readonly string[];
  readonly retry?: Retry | undefined;
  /** Milliseconds, per attempt. */
  readonly timeout?: number | undefined;
  /** Anything a runner may want to know, as JSON. */
  readonly hints?: JsonObject | undefined;
  /** `files`: it works on files, and `call` is given one `NodeFiles` instead of values. */
  readonly passes: 'values' | 'files';
  /** Calls the function with the values of `inputs`, in that order. */
  call(values: readonly unknown[]): unknown;
  /** What it returned, or one chunk of what it yielded, as one value per output. Throws OUTPUTS_DIFFER with what was expected and what came. */
  unpack(result: unknown): readonly unknown[];
}

/** What a node may have besides its inputs and outputs. */
export interface NodeOptions {
  /** The function's own name when absent. */
  readonly name?: string;
  readonly namespace?: string;
  readonly tags?: string | readonly string[];
  readonly confirms?: string | readonly string[];
  readonly retry?: Retry;
  /** Milliseconds, per attempt. */
  readonly timeout?: number;
  readonly hints?: JsonObject;
}

/**
 * A named function from input datasets to output datasets: `node(train, { inputs: ['x', 'y'], outputs: 'model' })`.
 * Inputs and outputs are one name, a list by position, or an object by key.
 */
export function node<F extends NodeFunction, const I extends Inputs<Parameters<F>> = never, const O extends Outputs<Made<F>> = never>(
  fn: F,
  options: ([] extends Parameters<F>
    ? { readonly inputs?: I & OnlyKeysOf<NonNullable<Parameters<F>[0]>, I> }
    : { readonly inputs: I & OnlyKeysOf<NonNullable<Parameters<F>[0]>, I> }) & {
    readonly outputs?: O & OnlyKeysOf<Made<F>, O>;
  } & NodeOptions,
): Node<InputTypes<Parameters<F>, I>, OutputTypes<Made<F>, O>>;
export function node(fn: NodeFunction, options: NodeOptions & { readonly inputs?: unknown; readonly outputs?: unknown }): unknown {
  const name = fullName(fn, options);
  refuseUnknownOptions(name, options);
  const inputForm = formOf(options.inputs);
  const outputForm = formOf(options.outputs);
  const inputs = namesOf(name, 'inputs', options.inputs);
  const outputs = namesOf(name, 'outputs', options.outputs);
  checkNames(name, inputs, outputs);
  if (options.timeout !== undefined || options.retry !== undefined) checkPolicy(name, options);
  const built: Omit<BuiltNode, keyof Part> = {
    kind: 'node',
    name,
    namespace: options.namespace,
    inputs,
    outputs,
    tags: checkedList(name, 'tag', options.tags),
    confirms: checkedList(name, 'confirms', options.confirms),
    retry: options.retry,
    timeout: options.timeout,
    hints: options.hints,
    passes: 'values',
    function: fn,
    inputForm,
    outputForm,
    call: callNode,
    unpack: unpackResult,
  };
  return built;
}

function formOf(names: unknown): Form {
  if (typeof names === 'string') return 'one';
  if (names === undefined || names === null || Array.isArray(names)) return 'list';
  return Object.keys(names);
}
