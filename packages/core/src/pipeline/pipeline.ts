import { LeatError } from '../errors/leat-error.ts';
import { graphOf } from './graph.ts';
import type { Node } from './node.ts';
import type { Fed, Free, Makes, Part, Shown } from './pipeline-types.ts';

/** An immutable set of nodes; the datasets' names make it a graph without circles. */
// biome-ignore lint/suspicious/noExplicitAny: `any` is unchecked
export interface Pipeline<In = any, Out = any> extends Part<In, Out> {
  readonly kind: 'pipeline';
  /** As declared, the nodes of parts in their place. */
  readonly nodes: readonly Node[];
}

/** A pipeline whose outputs, too, must fit what `P` declares: `pipeline([...]) satisfies Fits<Project>`. */
export type Fits<P> = Pipeline<P, { [K in keyof P]?: P[K] } & { readonly [other: string]: unknown }>;

/**
 * A pipeline of nodes and pipelines. A producer that does not fit a consumer is a compile error at the consumer;
 * an array of unknown length is checked at run time only: names, makers, circles.
 */
export function pipeline<const N extends readonly Part[]>(
  parts: N & (number extends N['length'] ? unknown : Fed<N>),
): number extends N['length'] ? Pipeline : Pipeline<Shown<Free<N>>, Shown<Makes<N>>>;
export function pipeline(parts: readonly Part[]): Pipeline {
  return pipelineOf(flattened(parts as readonly (Node | Pipeline)[]));
}

/** A pipeline of exactly these nodes, checked. */
export function pipelineOf(nodes: readonly Node[]): Pipeline {
  const made: Pick<Pipeline, 'kind' | 'nodes'> = { kind: 'pipeline', nodes };
  const built = made as Pipeline;
  graphOf(built);
  return built;
}

function flattened(parts: readonly (Node | Pipeline)[]): readonly Node[] {
  if (!Array.isArray(parts)) throw new LeatError('NOT_A_PART', 'pipeline(...) takes a list of nodes and pipelines');
  if (parts.every((part) => part?.kind === 'node')) return parts.slice() as readonly Node[];
  const nodes: Node[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part: Node | Pipeline | undefined = parts[index];
    if (part?.kind === 'node') nodes.push(part);
    else if (part?.kind === 'pipeline') for (const node of part.nodes) nodes.push(node);
    else
      throw new LeatError(
        'NOT_A_PART',
        `part ${index + 1} of the pipeline is neither a node nor a pipeline: make it with node(...) or pipeline(...)`,
      );
  }
  return nodes;
}
