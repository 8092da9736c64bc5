import type { JsonValue } from '../json.ts';
import { type Node, type NodeOptions, node } from './node.ts';
import type { Logger } from './run-inputs.ts';

/** What a node that works on files is given, each in the order of its names. */
export interface NodeFiles {
  /** A path for each dataset, the value for each parameter. */
  readonly inputs: readonly JsonValue[];
  /** Paths to write to. They are put in their places when the node has succeeded, all of them whole. */
  readonly outputs: readonly string[];
  /** The root of the project, as it is where the node runs; the current folder when the run has no source. */
  readonly root: string;
  readonly signal: AbortSignal;
  readonly logger: Logger;
}

/** A node whose datasets arrive as paths instead of values, as a program in another language wants them. All of its datasets are files of the catalog; what they hold is not checked by types. */
export function fileNode(
  fn: (files: NodeFiles) => void | Promise<void>,
  options: NodeOptions & { readonly inputs?: readonly string[]; readonly outputs?: readonly string[] },
): Node {
  return { ...node(fn as () => unknown, options as object), passes: 'files' };
}
