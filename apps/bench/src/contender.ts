import type { TrivialGraph } from './graph.ts';

/** Something that can run a graph: a floor, a peer or leat. */
export interface Contender {
  readonly name: string;
  /** Builds what may be kept between runs; each call of what it gives is one run, and resolves with the last step's value. */
  prepare(graph: TrivialGraph): Run | Promise<Run>;
}

export type Run = () => Promise<number>;
