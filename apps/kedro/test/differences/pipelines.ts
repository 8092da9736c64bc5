import type { CaseGraph, KedroCase } from '../case-file.ts';
import { flat, nodesOf } from '../case-pipeline.ts';
import { base, closure, dependentsOf, lostMakers, type PlainGraph, plainGraph, plainLayers } from '../plain-graph.ts';
import type { Difference } from './difference.ts';

/** Nodes, pipelines, running and recovery. */
export const pipelineDifferences: readonly Difference[] = [
  {
    name: 'names given twice and namespaces inside each other are a set',
    reason: 'Kedro counts the node twice and refuses it as a duplicate; asking twice for one node is no mistake',
    applies: ({ kind, expect }) => (kind === 'filter' || kind === 'select') && expect.error === 'duplicate_node_name',
    instead: (question, graphs) => ({ as: withoutRepetition(question), graphs }),
  },
  {
    name: 'a line break at the end of a name is refused',
    reason: "Python's $ lets one trailing line break pass; a name with one cannot be typed again",
    applies: ({ node, expect }) =>
      expect.error === undefined && (node?.name.endsWith('\n') || texts(node?.tags).some((tag) => tag.endsWith('\n'))) === true,
    instead: ({ node }) => ({ answer: { error: node!.name.endsWith('\n') ? 'invalid_node_name' : 'invalid_tag' } }),
  },
  {
    name: 'a namespace that is left and entered again is found when nodes are grouped',
    reason: 'Kedro warns about it in every pipeline, where it does no harm; only a group that waits for itself does',
    applies: ({ kind, expect }) => kind === 'graph' && 'interruptedNamespaces' in expect,
    instead({ expect: { interruptedNamespaces: _, ...answer } }) {
      return { answer };
    },
  },
  {
    name: 'groups that wait for each other are refused',
    reason: 'no order could run them; Kedro gives them out and leaves it to the deployment to fail',
    applies: ({ kind, expect }) => kind === 'group' && expect.error === undefined && isCircular(expect.groups as readonly CaseGroup[]),
    instead: () => ({ answer: { error: 'interrupted_namespace' } }),
  },
  {
    name: 'a dataset that is written as x@a and read as x@b links the two nodes in recovery, too',
    reason: 'Kedro compares names with their transcoding there, and starts nodes whose input is gone',
    applies: ({ kind, graph }, graphs) =>
      (kind === 'fail' || kind === 'resume' || kind === 'missing-outputs') && transcodedLinks(graphs[graph!]!).size > 0,
    instead: (question, graphs) => ({
      as: question,
      graphs: { ...graphs, [question.graph!]: withPlainLinks(graphs[question.graph!]!) },
    }),
  },
  {
    name: 'what a node that runs again reads from memory is made again, too',
    reason:
      'Kedro runs everything after a rerun node again, done or not, but asks only before that what must be made anew: ' +
      'a done node that also reads from another branch then stops the resumed run for want of its input',
    applies(question, graphs) {
      const { kind, graph, persistent = [] } = question;
      if (kind !== 'fail' && kind !== 'resume') return false;
      const plain = plainGraph(graphs[graph!]!);
      const traced = closure(remaining(question, plain), (set) => lostMakers(plain, set, persistent));
      const rerun = closure([...traced], (set) => dependentsOf(plain, set));
      return lostMakers(plain, rerun, persistent).length > 0;
    },
    instead(question, graphs) {
      const { kind, graph, persistent = [], expect } = question;
      const plain = plainGraph(graphs[graph!]!);
      const more = (set: ReadonlySet<string>) => [...dependentsOf(plain, set), ...lostMakers(plain, set, persistent)];
      const [from = [], ...later] = plainLayers(plain, closure(remaining(question, plain), more));
      return { answer: { ...expect, from, ...(kind === 'resume' && { rerun: [...from, ...later.flat()] }) } };
    },
  },
  {
    name: 'a node takes its inputs from the catalog, and leaves what it does not name',
    reason:
      'Kedro can be handed values by name and compares the names; in leat nobody hands a node its values, so only a missing one is an error',
    applies: ({ kind, expect }) => kind === 'node-run' && expect.error === 'inputs_differ',
    instead(question, graphs) {
      const { given = {}, inputs = null } = question;
      const needed = flat(inputs);
      if (needed.some((name) => !(name in given))) return { answer: { error: 'no_value' } };
      return { as: { ...question, given: Object.fromEntries(needed.map((name) => [name, given[name]])) }, graphs };
    },
  },
  {
    name: 'keys that no output names are left',
    reason:
      'a function may return more than one pipeline wants, as in destructuring; the types allow it, and a missing key is still an error',
    applies: ({ kind, expect, outputs, returns }) => kind === 'node-run' && expect.error !== undefined && hasMoreThan(outputs, returns),
    instead: ({ outputs, returns }) => ({
      answer: { saves: Object.fromEntries(Object.entries(outputs as Values).map(([key, name]) => [name, (returns as Values)[key]])) },
    }),
  },
  {
    name: 'a generator that yields nothing saves nothing',
    reason: 'with several outputs Kedro dies with an unpacking error; no rows today is a fact, not a failure',
    applies: ({ kind, expect, yields }) => kind === 'generator' && expect.error !== undefined && yields?.length === 0,
    instead: () => ({ answer: { events: [] } }),
  },
];

type Values = Readonly<Record<string, string>>;
interface CaseGroup {
  readonly name: string;
  readonly dependencies: readonly string[];
}

const texts = (names: string | readonly string[] | undefined): readonly string[] => (typeof names === 'string' ? [names] : (names ?? []));

function withoutRepetition(question: KedroCase): KedroCase {
  const once = (names: readonly string[]) => [...new Set(names)];
  const outermost = (names: readonly string[]) => once(names).filter((name) => !names.some((other) => name.startsWith(`${other}.`)));
  const { filter, method, args } = question;
  if (args) return { ...question, args: method === 'namespaces' ? outermost(args) : once(args) };
  const entries = Object.entries(filter!).map(([key, names]) => [key, key === 'namespaces' ? outermost(names) : once(names)]);
  return { ...question, filter: Object.fromEntries(entries) as object };
}

function isCircular(groups: readonly CaseGroup[]): boolean {
  const left = new Map(groups.map((group) => [group.name, group.dependencies]));
  for (let size = -1; size !== left.size; ) {
    size = left.size;
    for (const [name, dependencies] of left) if (!dependencies.some((other) => left.has(other))) left.delete(name);
  }
  return left.size > 0;
}

/** Name as written to name as read, where they differ. */
function transcodedLinks(graph: CaseGraph): ReadonlyMap<string, string> {
  const written = nodesOf(graph).flatMap(({ outputs }) => flat(outputs));
  const read = nodesOf(graph).flatMap(({ inputs }) => flat(inputs));
  const links = new Map<string, string>();
  for (const name of written) {
    const other = read.find((one) => one !== name && base(one) === base(name));
    if (other !== undefined) links.set(name, other);
  }
  return links;
}

/** The same graph with every dataset written under the name it is read by. */
function withPlainLinks(graph: CaseGraph): CaseGraph {
  const links = transcodedLinks(graph);
  const renamed = (name: string): string => links.get(name) ?? name;
  return nodesOf(graph).map((node) => {
    const { outputs } = node;
    if (outputs === null) return node;
    if (typeof outputs === 'string') return { ...node, outputs: renamed(outputs) };
    if (Array.isArray(outputs)) return { ...node, outputs: outputs.map(renamed) };
    return { ...node, outputs: Object.fromEntries(Object.entries(outputs).map(([key, name]) => [key, renamed(name)])) };
  });
}

/** The nodes that have not run: those that are not done, or, in Kedro's order, the one that fails and all after it. */
function remaining({ done, failing }: KedroCase, plain: PlainGraph): readonly string[] {
  const order = plainLayers(plain, new Set(plain.names)).flat();
  if (done) return order.filter((name) => !done.includes(name));
  const failed = order.findIndex((name) => failing!.includes(name));
  return failed <= 0 ? [] : order.slice(failed);
}

function hasMoreThan(outputs: unknown, returns: unknown): boolean {
  if (typeof outputs !== 'object' || outputs === null || Array.isArray(outputs)) return false;
  if (typeof returns !== 'object' || returns === null || Array.isArray(returns)) return false;
  const keys = Object.keys(outputs);
  return keys.every((key) => key in returns) && Object.keys(returns).length > keys.length;
}
