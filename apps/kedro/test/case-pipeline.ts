import { type Node, node, type Pipeline, pipeline } from '@leat/core';
import type { CaseGraph, CaseNames, CaseNode } from './case-file.ts';

// biome-ignore lint/suspicious/noExplicitAny: the values of a case are of any type
type NodeFunction = (...values: any[]) => unknown;

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

/** For `casePipeline`: a function that returns something for each output. */
export function returning({ outputs }: CaseNode): () => unknown {
  if (outputs === null || typeof outputs === 'string') return () => 'value';
  if (Array.isArray(outputs)) return () => outputs.map(() => 'value');
  return () => Object.fromEntries(Object.keys(outputs).map((key) => [key, 'value']));
}

/** All nodes of a graph. */
export const nodesOf = (graph: CaseGraph): readonly CaseNode[] => graph.flat() as readonly CaseNode[];

/** The way back, with full names: what Kedro would say of this node. A list of one input is called as one input is, so both are one here. */
export function describeNode(one: Node): CaseNode & { readonly tags: readonly string[] } {
  const { name, namespace, tags, confirms } = one;
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    inputs: inputsOf(one),
    outputs: outputsOf(one),
    tags: [...tags].sort(),
    ...(confirms.length > 0 && { confirms }),
  };
}

/** How the function of `caseNode` is called, for it gives back what it is called with. */
function inputsOf(one: Node): CaseNames {
  const given = one.call(one.inputs) as readonly (string | Readonly<Record<string, string>>)[];
  if (given.length > 1) return given as readonly string[];
  return given[0] ?? null;
}

/** What is asked of an object that has every key. */
function outputsOf(one: Node): CaseNames {
  const { outputs } = one;
  if (outputs.length === 0) return null;
  const anything = new Proxy({}, { has: () => true, get: (_, key) => key });
  let asked: readonly unknown[];
  try {
    asked = one.unpack(anything);
  } catch {
    return outputs; // a list was expected
  }
  if (asked[0] === anything) return outputs[0]!;
  return Object.fromEntries(asked.map((key, index) => [key, outputs[index]!]));
}

/** The names, flat. */
export const flat = (names: CaseNames): readonly string[] =>
  names === null ? [] : typeof names === 'string' ? [names] : Object.values(names);
