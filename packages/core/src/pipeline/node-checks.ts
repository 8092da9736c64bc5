import { suggest } from '../errors/closest.ts';
import { LeatError } from '../errors/leat-error.ts';
import { baseName, isDatasetName } from './dataset-name.ts';
import type { NodeOptions } from './node.ts';
import { isPlainName } from './plain-name.ts';

const none: readonly string[] = Object.freeze([]);

const known = new Set(['inputs', 'outputs', 'name', 'namespace', 'tags', 'confirms', 'retry', 'timeout', 'hints']);

/** The full name of a node, from its options or its function. */
export function fullName(fn: unknown, options: NodeOptions): string {
  if (typeof fn !== 'function') {
    throw new LeatError('NOT_A_FUNCTION', `node(...) takes a function first, and got ${fn === null ? 'null' : typeof fn}`);
  }
  if (typeof options !== 'object' || options === null) {
    throw new LeatError('BAD_NODE', `node(${fn.name || 'fn'}, ...) takes an object with its inputs and outputs second`);
  }
  const { name, namespace } = options;
  if (name === undefined && !isPlainName(fn.name)) {
    throw new LeatError(
      'BAD_NODE_NAME',
      `the function of a node has ${nameless(fn.name)}: give the node one, node(fn, { name: 'clean', ... })`,
    );
  }
  const own = name ?? fn.name;
  if (!isPlainName(own)) throw badName('node name', own);
  if (namespace === undefined) return own;
  checkNamespace(namespace);
  return `${namespace}.${own}`;
}

/** Throws unless a namespace is a name, or names with dots between. */
export function checkNamespace(namespace: unknown): void {
  if (!isPlainName(namespace)) throw badName('namespace', namespace);
}

const nameless = (name: string): string => (name === '' ? 'no name' : `the name ${JSON.stringify(name)}, which a node cannot have`);

const badName = (what: string, name: unknown): LeatError =>
  new LeatError('BAD_NODE_NAME', `bad ${what} ${JSON.stringify(name)}: it takes letters, digits, "_", "." and "-"`);

/** A misspelt option would otherwise do nothing. */
export function refuseUnknownOptions(node: string, options: object): void {
  for (const option in options) {
    if (!known.has(option)) throw new LeatError('BAD_NODE', `node "${node}" has an unknown option "${option}"${suggest(option, known)}`);
  }
}

/** The dataset names of `inputs` or `outputs`, flat and in order. */
export function namesOf(node: string, side: 'inputs' | 'outputs', names: unknown): readonly string[] {
  if (names === undefined || names === null) return none;
  const list: readonly unknown[] = typeof names === 'string' ? [names] : Array.isArray(names) ? names.slice() : valuesOf(node, side, names);
  for (let index = 0; index < list.length; index++) {
    if (!isDatasetName(list[index])) throw badDataset(node, side, list[index]);
  }
  return list as readonly string[];
}

function valuesOf(node: string, side: string, names: unknown): readonly unknown[] {
  if (typeof names === 'object') return Object.values(names as object);
  throw new LeatError(
    'BAD_DATASET_NAME',
    `the ${side} of node "${node}" are a ${typeof names}: give a name, a list of names, or an object of names`,
  );
}

function badDataset(node: string, side: string, name: unknown): LeatError {
  const where = `among the ${side} of node "${node}"`;
  if (typeof name !== 'string') return new LeatError('BAD_DATASET_NAME', `${JSON.stringify(name)} ${where} is not a name: names are text`);
  const wrong = name === '' ? 'is empty' : 'is not a dataset and a transcoding, as in "rows@csv"';
  return new LeatError('BAD_DATASET_NAME', `the name "${name}" ${where} ${wrong}`);
}

/** A node has inputs or outputs, makes nothing twice, and does not read what it makes. */
export function checkNames(node: string, inputs: readonly string[], outputs: readonly string[]): void {
  if (outputs.length === 0) {
    if (inputs.length > 0) return;
    throw new LeatError('BAD_NODE', `node "${node}" has neither inputs nor outputs, so nothing could say when it runs`);
  }
  if (outputs.length === 1 && inputs.length === 1) {
    if (baseName(outputs[0]!) === baseName(inputs[0]!)) throw madeOfItself(node, outputs[0]!);
    return;
  }
  const made = new Set<string>();
  for (const output of outputs) {
    const base = baseName(output);
    if (made.has(base)) throw new LeatError('DUPLICATE_OUTPUT', `node "${node}" has the output "${base}" twice`);
    made.add(base);
  }
  for (const input of inputs) {
    if (made.has(baseName(input))) throw madeOfItself(node, input);
  }
}

const madeOfItself = (node: string, dataset: string): LeatError =>
  new LeatError('INPUT_IS_OUTPUT', `node "${node}" both reads and makes "${baseName(dataset)}": save it under another name`);

const longest = 2 ** 31 - 1;

/** A timer of more than 24 days, or of what is no number, would end at once. */
export function checkPolicy(node: string, { retry, timeout }: Pick<NodeOptions, 'retry' | 'timeout'>): void {
  const isDuration = (given: number): boolean => Number.isFinite(given) && given >= 0 && given <= longest;
  if (timeout !== undefined && !isDuration(timeout)) {
    throw new LeatError('BAD_NODE', `the timeout of node "${node}" is a number of milliseconds, at most 24 days`);
  }
  if (retry === undefined) return;
  const { attempts, delay = 0, backoff = 1 } = retry;
  if (Number.isInteger(attempts) && attempts >= 1 && isDuration(delay) && Number.isFinite(backoff) && backoff >= 1) return;
  throw new LeatError(
    'BAD_NODE',
    `the retry of node "${node}" has \`attempts\` from 1, a \`delay\` in milliseconds and a \`backoff\` from 1`,
  );
}

/** Tags or confirmed datasets, as a list of valid names. */
export function checkedList(node: string, what: 'tag' | 'confirms', names: string | readonly string[] | undefined): readonly string[] {
  if (names === undefined) return none;
  const list = typeof names === 'string' ? [names] : [...new Set(names)];
  for (const name of list) {
    if (what === 'tag' && !isPlainName(name)) {
      throw new LeatError('BAD_TAG', `node "${node}" has a bad tag ${JSON.stringify(name)}: it takes letters, digits, "_", "." and "-"`);
    }
    if (what === 'confirms' && !isDatasetName(name)) throw badDataset(node, 'confirms', name);
  }
  return list;
}
