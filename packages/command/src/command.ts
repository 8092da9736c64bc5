import { fileNode, type JsonValue, type Node, type NodeFiles, type NodeOptions } from '@leat/core';
import { argumentsFor, checkPlaceholders } from './placeholders.ts';
import { runProgram } from './run-program.ts';

/** Datasets and parameters by name, or by a key of their own. */
type Names = readonly string[] | Readonly<Record<string, string>>;

/** What a node that is a program takes besides its command. */
export interface CommandOptions extends Omit<NodeOptions, 'name'> {
  readonly name: string;
  readonly inputs?: Names;
  readonly outputs?: Names;
  /** Where the program runs; relative to the project's root, which it is when absent. */
  readonly cwd?: string;
  /** Variables of its environment, over those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * A node that is a program: `command(['python', 'train.py', '--rows', '{rows}'], { name: 'train', inputs: ['rows'], outputs: ['model'] })`.
 * Its datasets are files of the catalog and arrive as paths, parameters as values: in arguments with `{name}`, in the variables `LEAT_INPUTS`
 * and `LEAT_OUTPUTS`, and on standard input, both as JSON. Lines it writes are log events; its exit code is the outcome. No shell is between.
 */
export function command(words: readonly [string, ...string[]], options: CommandOptions): Node {
  const { inputs = [], outputs = [], cwd, env, ...rest } = options;
  const keys = { inputs: keysOf(inputs), outputs: keysOf(outputs) };
  checkPlaceholders(options.name, words, [...keys.inputs, ...keys.outputs]);
  const run = (files: NodeFiles) => {
    const given = { inputs: byKey(keys.inputs, files.inputs), outputs: byKey(keys.outputs, files.outputs) };
    return runProgram({ words: argumentsFor(words, { ...given.inputs, ...given.outputs }), given, cwd, env }, files);
  };
  return fileNode(run, { ...rest, inputs: Object.values(inputs), outputs: Object.values(outputs) });
}

const keysOf = (names: Names): readonly string[] => (Array.isArray(names) ? names.map(withoutPrefix) : Object.keys(names));

/** `params:model.alpha` is `model.alpha` to the program. */
const withoutPrefix = (name: string): string => name.replace(/^params:/, '');

const byKey = <Value extends JsonValue>(keys: readonly string[], values: readonly Value[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(keys.map((key, index) => [key, values[index]!]));
