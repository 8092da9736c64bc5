import type { Node } from './node.ts';
import type { BuiltNode, Form } from './node-form.ts';
import { type Pipeline, pipelineOf } from './pipeline.ts';

/** All nodes of the pipelines; a node that is in several is taken once, as the first has it. (In `pipeline([a, b])` it would be a duplicate.) */
export function add(...pipelines: readonly Pipeline[]): Pipeline {
  const nodes: Node[] = [];
  const taken = new Map<string, Node>();
  for (const node of pipelines.flatMap((pipeline) => pipeline.nodes)) {
    const other = taken.get(node.name);
    if (other && isSameNode(node, other)) continue;
    taken.set(node.name, node);
    nodes.push(node);
  }
  return pipelineOf(nodes);
}

/** The nodes of the left pipeline that are not in the right. */
export function subtract(left: Pipeline, right: Pipeline): Pipeline {
  const isInRight = membership(right);
  return pipelineOf(left.nodes.filter((node) => !isInRight(node)));
}

/** The nodes of the left pipeline that are in the right, too. */
export function intersect(left: Pipeline, right: Pipeline): Pipeline {
  return pipelineOf(left.nodes.filter(membership(right)));
}

function membership({ nodes }: Pipeline): (node: Node) => boolean {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  return (node) => {
    const other = byName.get(node.name);
    return other !== undefined && isSameNode(node, other);
  };
}

/** Nodes are the same by full name, inputs and outputs; not by function or tags. The order of keys does not count. */
function isSameNode(one: Node, other: Node): boolean {
  if (one === other) return true;
  const [a, b] = [one as BuiltNode, other as BuiltNode];
  return (
    a.name === b.name &&
    shape(a.inputForm, a.inputs) === shape(b.inputForm, b.inputs) &&
    shape(a.outputForm, a.outputs) === shape(b.outputForm, b.outputs)
  );
}

function shape(form: Form, names: readonly string[]): string {
  if (typeof form === 'string') return JSON.stringify([form, ...names]);
  return JSON.stringify(form.map((key, index) => [key, names[index]]).sort());
}
