import { type Node, node } from '../../src/pipeline/node.ts';
import type { BuiltNode, Form } from '../../src/pipeline/node-form.ts';
import { type Pipeline, pipeline } from '../../src/pipeline/pipeline.ts';
import type { NodeFunction } from '../../src/pipeline/pipeline-types.ts';
import type { CaseGraph, CaseNames, CaseNode } from './case-file.ts';

/** A node of a case, with a function that gives back what it was called with. */
export function caseNode({ inputs, outputs, ...options }: CaseNode, fn: NodeFunction = (...values: unknown[]) => values): Node {
  const names = { ...(inputs !== null && { inputs }), ...(outputs !== null && { outputs }) };
  return node(fn, { ...names, ...options } as never);
}

/** A graph of a case; lists in it are pipelines in the pipeline. */
export function casePipeline(graph: CaseGraph, fn?: (node: CaseNode) => NodeFunction): Pipeline {
  const part = (one: CaseNode | readonly CaseNode[]): Node | Pipeline =>
    Array.isArray(one) ? pipeline(one.map(part)) : caseNode(one as CaseNode, fn?.(one as CaseNode));
  return pipeline(graph.map(part));
}

/** All nodes of a graph. */
export const nodesOf = (graph: CaseGraph): readonly CaseNode[] => graph.flat() as readonly CaseNode[];

/** The way back, with full names: what Kedro would say of this node. */
export function describeNode(one: Node): CaseNode & { readonly tags: readonly string[] } {
  const { name, namespace, tags, confirms, inputs, outputs, inputForm, outputForm } = one as BuiltNode;
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    inputs: describeNames(inputForm, inputs),
    outputs: describeNames(outputForm, outputs),
    tags: [...tags].sort(),
    ...(confirms.length > 0 && { confirms }),
  };
}

function describeNames(form: Form, names: readonly string[]): CaseNames {
  if (form === 'one') return names[0]!;
  if (form === 'list') return names.length === 0 ? null : names;
  return Object.fromEntries(form.map((key, index) => [key, names[index]!]));
}

/** The names, flat. */
export const flat = (names: CaseNames): readonly string[] =>
  names === null ? [] : typeof names === 'string' ? [names] : Object.values(names);
