import {
  add,
  filter,
  freeInputs,
  freeOutputs,
  type GroupBy,
  graphOf,
  groups,
  intersect,
  isLeatError,
  layers,
  missingOutputs,
  namespaced,
  ordered,
  type Pipeline,
  pipeline,
  resumeFrom,
  type Selection,
  subtract,
} from '@leat/core';
import type { Ask, CaseFile, KedroCase } from '../case-file.ts';
import { caseNode, casePipeline, describeNode } from '../case-pipeline.ts';

const graph = ({ graph: name }: KedroCase, graphs: CaseFile['graphs']): Pipeline => casePipeline(graphs[name!]!);

const names = (nodes: readonly { readonly name: string }[]): readonly string[] => nodes.map(({ name }) => name);

/** A pipeline as most answers show it. */
const shown = (pipeline: Pipeline) => ({
  nodes: names(ordered(pipeline)),
  inputs: [...freeInputs(pipeline)].sort(),
  outputs: [...freeOutputs(pipeline)].sort(),
});

/** The part that one filter takes, which may be none. */
function taken(whole: Pipeline, filters: Selection): Pipeline {
  try {
    return filter(whole, filters);
  } catch (error) {
    if (isLeatError(error) && error.code === 'NO_NODES_LEFT') return pipeline([]);
    throw error;
  }
}

/** Those of the nodes that read, or make, one of these datasets in any transcoding or in the given one. */
function touching({ nodes }: Pipeline, side: 'inputs' | 'outputs', datasets: readonly string[]): Pipeline {
  const isOne = (name: string) => datasets.includes(name) || datasets.includes(name.split('@')[0]!);
  return pipeline(nodes.filter((node) => node[side].some(isOne)));
}

/** Kedro's methods, by leat's filter. */
const methods: Readonly<Record<string, (whole: Pipeline, args: readonly string[]) => Pipeline>> = {
  'only-nodes': (whole, nodes) => taken(whole, { nodes }),
  tags: (whole, tags) => taken(whole, { tags }),
  namespaces: (whole, namespaces) => taken(whole, { namespaces }),
  'with-inputs': (whole, fromInputs) => touching(taken(whole, { fromInputs }), 'inputs', fromInputs),
  'with-outputs': (whole, toOutputs) => touching(taken(whole, { toOutputs }), 'outputs', toOutputs),
  'from-nodes': (whole, fromNodes) => taken(whole, { fromNodes }),
  'to-nodes': (whole, toNodes) => taken(whole, { toNodes }),
  'from-inputs': (whole, fromInputs) => taken(whole, { fromInputs }),
  'to-outputs': (whole, toOutputs) => taken(whole, { toOutputs }),
};

const operators: Readonly<Record<string, (left: Pipeline, right: Pipeline) => Pipeline>> = {
  '+': add,
  '|': add,
  '-': subtract,
  '&': intersect,
};

/** How leat answers questions about pipelines, in the form of Kedro's answer. */
export const pipelineAnswers: Readonly<Record<string, Ask>> = {
  node({ node }) {
    const { name, inputs, outputs } = caseNode(node!);
    return { name, inputs: [...inputs].sort(), outputs: [...outputs].sort() };
  },
  graph(question, graphs) {
    const pipeline = graph(question, graphs);
    const { nodes, names: datasets, reads, producers } = graphOf(pipeline);
    const parents = nodes.map((node, number) => {
      const makers = reads[number]!.map((dataset) => producers[dataset]!).filter((maker) => maker !== -1);
      return [node.name, [...new Set(makers.map((maker) => nodes[maker]!.name))].sort()];
    });
    return {
      ...shown(pipeline),
      layers: layers(pipeline).map(names),
      datasets: [...datasets].sort(),
      parents: Object.fromEntries(parents) as object,
    };
  },
  combine: (question, graphs) => shown(graph(question, graphs)),
  filter: (question, graphs) => shown(filter(graph(question, graphs), question.filter!)),
  select({ graph: name, method, args }, graphs) {
    const whole = casePipeline(graphs[name!]!);
    // an empty list is no filter to leat
    return shown(args!.length === 0 ? pipeline([]) : methods[method!]!(whole, args!));
  },
  algebra({ left, op, right }, graphs) {
    return shown(operators[op!]!(casePipeline(graphs[left!]!), casePipeline(graphs[right!]!)));
  },
  modular: (question, graphs) => ({ nodes: ordered(namespaced(graph(question, graphs), question.modifiers!)).map(describeNode) }),
  group(question, graphs) {
    const found = groups(graph(question, graphs), (question.by ?? 'none') as GroupBy);
    return { groups: found.map((group) => ({ ...group, dependencies: [...group.dependencies].sort() })) };
  },
  resume(question, graphs) {
    const persistent = new Set(question.persistent);
    const plan = resumeFrom(graph(question, graphs), new Set(question.done), (dataset) => persistent.has(dataset));
    return { from: [...plan.from].sort(), rerun: plan.rerun, ...(question.done!.length === 0 && { message: 'nothing-ran' }) };
  },
  fail(question, graphs) {
    const pipeline = graph(question, graphs);
    const order = names(ordered(pipeline));
    const at = order.findIndex((name) => question.failing!.includes(name));
    if (at === -1) return { failed: null };
    const done = order.slice(0, at);
    if (done.length === 0) return { done, failed: order[at], message: 'nothing-ran' };
    const persistent = new Set(question.persistent);
    const { from } = resumeFrom(pipeline, new Set(done), (dataset) => persistent.has(dataset));
    return { done, failed: order[at], from: [...from].sort(), notRun: order.length - at };
  },
  'missing-outputs'(question, graphs) {
    const { run, skip } = missingOutputs(graph(question, graphs), (dataset) => question.datasets![dataset] ?? 'unknown');
    return { run, skip: [...skip].sort() };
  },
};
