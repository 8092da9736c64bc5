import { freeInputs, freeOutputs, type JsonObject, type Node, ordered, type Pipeline } from '@leat/core';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import type { Style } from '../terminal/style.ts';

/** A pipeline as JSON: nodes each after those they depend on. */
export const pipelineFacts = (pipeline: Pipeline): JsonObject => ({
  inputs: [...freeInputs(pipeline)],
  outputs: [...freeOutputs(pipeline)],
  nodes: ordered(pipeline).map(({ name, namespace, inputs, outputs, tags }) => ({
    name,
    ...(namespace !== undefined && { namespace }),
    inputs,
    outputs,
    tags,
  })),
});

/** A pipeline as a tree: each node below the last of those that it waits for, and beside it what it reads and makes. */
export function pipelineTree(name: string, pipeline: Pipeline, style: Style): string {
  const nodes = ordered(pipeline);
  const makers = new Map(nodes.flatMap((node) => node.outputs.map((output) => [baseOf(output), node] as const)));
  const at = new Map(nodes.map((node, index) => [node, index]));
  const below = Map.groupBy(nodes, (node) => {
    const before = node.inputs.flatMap((input) => makers.get(baseOf(input)) ?? []);
    return before.sort((left, right) => at.get(right)! - at.get(left)!)[0];
  });
  const rows: string[][] = [];
  const add = (node: Node, head: string, rest: string) => {
    const inner = below.get(node) ?? [];
    const [reads, makes] = [node.inputs, node.outputs].map((names) => printable(names.join(', ')));
    rows.push([style('dim', head) + style('bold', printable(node.name)), style('dim', `${reads} → ${makes}`.trim()), tagsOf(node, style)]);
    inner.forEach((one, index) => {
      const last = index === inner.length - 1;
      add(one, `${rest}${last ? '└─ ' : '├─ '}`, `${rest}${last ? '   ' : '│  '}`);
    });
  };
  for (const root of below.get(undefined) ?? []) add(root, '', '');
  const count = `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`;
  return `${style('cyan', '▸')} ${style('bold', printable(name))}  ${style('dim', `·  ${count}`)}\n\n${columns(rows)}`;
}

const tagsOf = ({ tags }: Node, style: Style): string => style('cyan', tags.map((tag) => `#${printable(tag)}`).join(' '));

const baseOf = (dataset: string): string => dataset.replace(/@[^@]*$/, '');
