import { filter, type Node, type Pipeline, type Selection } from '@leat/core';

type Filter = keyof Selection;

/** Why a node runs: the filter that took it, the name given to that, and how the two belong together. */
export interface Reason {
  readonly filter: Filter;
  readonly name: string;
  readonly text: string;
}

/** What people call a filter, and how a node that it takes stands to the name: it is meant itself, or by way of others. */
const filters: Readonly<Record<Filter, { flag: string; itself(node: Node, name: string): boolean; others: string }>> = {
  nodes: { flag: '--nodes', itself: () => true, others: '' },
  tags: { flag: '--tags', itself: () => true, others: '' },
  namespaces: { flag: '--namespaces', itself: () => true, others: '' },
  fromNodes: { flag: '--from-nodes', itself: (node, name) => node.name === name, others: 'depends on' },
  toNodes: { flag: '--to-nodes', itself: (node, name) => node.name === name, others: 'needed by' },
  fromInputs: { flag: '--from-inputs', itself: ({ inputs }, name) => isAmong(name, inputs), others: 'depends on' },
  toOutputs: { flag: '--to-outputs', itself: ({ outputs }, name) => isAmong(name, outputs), others: 'needed for' },
};

/** Why a selection takes the nodes it takes: for each node and filter, the first of the names that takes it. */
export function reasonsOf(pipeline: Pipeline, selection: Selection): (node: Node) => readonly Reason[] {
  const given = Object.entries(selection) as [Filter, readonly string[]][];
  const taken = given.flatMap(([key, names]) =>
    names.map((name) => ({ key, name, nodes: new Set(filter(pipeline, { [key]: [name] }).nodes) })),
  );
  return (node) =>
    given.flatMap(([key]) => {
      const by = taken.find((one) => one.key === key && one.nodes.has(node));
      return by ? [{ filter: key, name: by.name, text: textOf(key, by.name, node) }] : [];
    });
}

function textOf(key: Filter, name: string, node: Node): string {
  const { flag, itself, others } = filters[key];
  return itself(node, name) ? `${flag} ${name}` : `${others} ${name} (${flag})`;
}

const isAmong = (name: string, datasets: readonly string[]): boolean =>
  datasets.some((dataset) => dataset === name || dataset.replace(/@[^@]*$/, '') === name);
