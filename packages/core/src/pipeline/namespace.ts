import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { baseName } from './dataset-name.ts';

import { freeInputs } from './free-datasets.ts';
import { graphOf } from './graph.ts';
import type { NamespaceOptions, Renamed } from './namespace-types.ts';
import type { Node } from './node.ts';
import { checkedList, checkNames, checkNamespace, namesOf } from './node-checks.ts';
import type { BuiltNode } from './node-form.ts';
import { rebuilt } from './node-form.ts';
import { type Pipeline, pipelineOf } from './pipeline.ts';
import type { Part, Shown } from './pipeline-types.ts';

/**
 * The same part again under other names: `namespaced(training, 'north')`, or
 * `namespaced(training, { namespace: 'north', inputs: 'companies', outputs: { model: 'northern_model' } })`.
 * A dataset takes the name it is given; `parameters` stays; anything else gets the namespace before it.
 */
export function namespaced<In, Out, const O extends string | NamespaceOptions<In, Out>>(
  part: Part<In, Out>,
  options: O,
): Pipeline<Shown<Renamed<In, O>>, Shown<Renamed<Out, O>>>;
export function namespaced(part: Part, options: string | NamespaceOptions): Pipeline {
  const whole = part as Node | Pipeline;
  const pipeline = whole.kind === 'node' ? pipelineOf([whole]) : whole;
  const {
    namespace,
    inputs,
    outputs,
    parameters,
    tags,
    prefixDatasets = true,
  } = typeof options === 'string' ? { namespace: options } : options;
  if (namespace !== undefined) checkNamespace(namespace);
  const given = { inputs: renaming(inputs), outputs: renaming(outputs), parameters: parameterRenaming(parameters) };
  refuseBadRenaming(pipeline, given);
  const rename = renamer(new Map([...given.inputs, ...given.outputs, ...given.parameters]), prefixDatasets ? namespace : undefined);
  return pipelineOf(pipeline.nodes.map((node) => moved(node as BuiltNode, namespace, rename, tags)));
}

type Rename = (name: string) => string;

function moved(node: BuiltNode, namespace: string | undefined, rename: Rename, tags: NamespaceOptions['tags']): Node {
  const name = namespace === undefined ? node.name : `${namespace}.${node.name}`;
  const inputs = namesOf(name, 'inputs', node.inputs.map(rename));
  const outputs = namesOf(name, 'outputs', node.outputs.map(rename));
  checkNames(name, inputs, outputs);
  return rebuilt(node, {
    name,
    namespace: namespace === undefined ? node.namespace : node.namespace === undefined ? namespace : `${namespace}.${node.namespace}`,
    inputs,
    outputs,
    tags: tags === undefined ? node.tags : [...new Set([...node.tags, ...checkedList(name, 'tag', tags)])],
    confirms: node.confirms.map(rename),
  });
}

type Renaming = ReadonlyMap<string, string>;

function renaming(names: unknown): Renaming {
  if (names === undefined) return new Map();
  if (typeof names === 'string') return new Map([[names, names]]);
  if (Array.isArray(names)) return new Map(names.map((name: string) => [name, name]));
  return new Map(Object.entries(names as Readonly<Record<string, string>>));
}

const parameterRenaming = (names: unknown): Renaming => new Map([...renaming(names)].map(([from, to]) => [parameter(from), parameter(to)]));

const isParameter = (name: string): boolean => name === 'parameters' || name.startsWith('params:');

const parameter = (name: string): string => (isParameter(name) ? name : `params:${name}`);

/** The first rule that fits: as given, `parameters`, as given without transcoding, with the namespace. */
function renamer(given: Renaming, namespace: string | undefined): Rename {
  return (name) => {
    const exact = given.get(name);
    if (exact !== undefined) return exact;
    if (name === 'parameters') return name;
    const base = baseName(name);
    const other = base === name ? undefined : given.get(base);
    if (other !== undefined) return other + name.slice(base.length);
    if (namespace === undefined) return name;
    return name.startsWith('params:') ? `params:${namespace}.${name.slice('params:'.length)}` : `${namespace}.${name}`;
  };
}

function refuseBadRenaming(pipeline: Pipeline, given: { inputs: Renaming; outputs: Renaming; parameters: Renaming }): void {
  const known = new Set(graphOf(pipeline).names.map(baseName));
  const inputs = [...given.inputs.keys()].map(baseName);
  const outputs = [...given.outputs.keys()].map(baseName);
  const unknown = [...inputs, ...outputs, ...given.parameters.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    const names = [...new Set(unknown)].map((name) => `"${name}"${suggest(name, known)}`);
    throw new LeatError('UNKNOWN_DATASET', `no node of the pipeline reads or makes ${names.join('; nor ')}`);
  }
  const asParameter = inputs.find(isParameter);
  if (asParameter !== undefined) {
    throw new LeatError('BAD_RENAMING', `"${asParameter}" stands under \`inputs\`, and is a parameter: put it under \`parameters\``);
  }
  const free = new Set([...freeInputs(pipeline)].map(baseName));
  const made = inputs.find((name) => !free.has(name));
  if (made !== undefined) {
    throw new LeatError('BAD_RENAMING', `"${made}" stands under \`inputs\`, but a node of the pipeline makes it: put it under \`outputs\``);
  }
  const read = outputs.find((name) => free.has(name));
  if (read !== undefined) {
    throw new LeatError(
      'BAD_RENAMING',
      `"${read}" stands under \`outputs\`, but no node of the pipeline makes it: put it under \`inputs\``,
    );
  }
}
