import { add, intersect, subtract } from '../../src/pipeline/algebra.ts';
import { freeInputs, freeOutputs } from '../../src/pipeline/free-datasets.ts';
import { type Graph, graphOf } from '../../src/pipeline/graph.ts';
import { type GroupBy, groups } from '../../src/pipeline/group.ts';
import { namespaced } from '../../src/pipeline/namespace.ts';
import { layers, ordered } from '../../src/pipeline/order.ts';
import { type Pipeline, pipelineOf } from '../../src/pipeline/pipeline.ts';
import { filter } from '../../src/pipeline/slice.ts';
import * as steps from '../../src/pipeline/slice-steps.ts';
import { missingOutputs } from '../../src/recovery/missing-outputs.ts';
import { resumeFrom } from '../../src/recovery/resume-from.ts';
import type { Answer, CaseFile, KedroCase } from './case-file.ts';
import { caseNode, casePipeline, describeNode } from './case-pipeline.ts';
import { generatorAnswer, nodeRunAnswer } from './node-run.ts';
import { releaseAnswer } from './release.ts';

type Ask = (question: KedroCase, graphs: CaseFile['graphs']) => Answer | Promise<Answer>;

const graph = ({ graph: name }: KedroCase, graphs: CaseFile['graphs']): Pipeline => casePipeline(graphs[name!]!);

const names = (nodes: readonly { readonly name: string }[]): readonly string[] => nodes.map(({ name }) => name);

/** A pipeline as most answers show it. */
const shown = (pipeline: Pipeline) => ({
  nodes: names(ordered(pipeline)),
  inputs: [...freeInputs(pipeline)].sort(),
  outputs: [...freeOutputs(pipeline)].sort(),
});

const methods: Readonly<Record<string, (whole: Graph, args: readonly string[]) => steps.NodeSet>> = {
  'only-nodes': steps.nodesNamed,
  tags: steps.nodesTagged,
  namespaces: steps.nodesInside,
  'with-inputs': steps.readersOf,
  'with-outputs': steps.makersOf,
  'from-nodes': (whole, args) => steps.downstream(whole, steps.nodesNamed(whole, args)),
  'to-nodes': (whole, args) => steps.upstream(whole, steps.nodesNamed(whole, args)),
  'from-inputs': (whole, args) => steps.downstream(whole, steps.readersOf(whole, args)),
  'to-outputs': (whole, args) => steps.upstream(whole, steps.makersOf(whole, args)),
};

const operators: Readonly<Record<string, (left: Pipeline, right: Pipeline) => Pipeline>> = {
  '+': add,
  '|': add,
  '-': subtract,
  '&': intersect,
};

/** How leat answers each kind of question, in the form of Kedro's answer. */
export const answers: Readonly<Record<string, Ask>> = {
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
  select(question, graphs) {
    const whole = graphOf(graph(question, graphs));
    const taken = methods[question.method!]!(whole, question.args!);
    return shown(pipelineOf(whole.nodes.filter((_, node) => taken[node] === 1)));
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
  release: releaseAnswer,
  'node-run': nodeRunAnswer,
  generator: generatorAnswer,
};
