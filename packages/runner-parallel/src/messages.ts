import type { ErrorData, RunEvent, RunSource } from '@leat/core';

/** A pipeline of a source, by the number under which every thread knows the source. */
export interface PipelineAddress {
  readonly source: number;
  readonly pipeline: string;
}

/** One attempt of one node, as it goes to a thread. Values are known by number, so that each crosses once. */
export interface NodeTask extends PipelineAddress {
  readonly runId: string;
  readonly node: string;
  readonly attempt: number;
  /** The inputs whose values cross; the thread loads the others from its own catalog. */
  readonly inputs: readonly (readonly [name: string, value: number])[];
  /** The number of the run's parameters, when the node reads some. */
  readonly parameters: number | undefined;
  /** The outputs that are not saved in the thread. Those with a number come back, and are kept under it. */
  readonly outputs: readonly (readonly [name: string, value: number | undefined])[];
  /** What the thread does not hold yet. */
  readonly values: readonly (readonly [value: number, content: unknown])[];
}

/** What a thread is told. */
export type ToThread =
  /** `from` comes with the first pipeline of a source only: it may hold a whole configuration. */
  | ({ readonly type: 'load'; readonly from: RunSource | undefined } & PipelineAddress)
  | ({ readonly type: 'run'; readonly call: number } & NodeTask)
  | { readonly type: 'abort'; readonly call: number; readonly reason: ErrorData }
  | { readonly type: 'forget'; readonly values: readonly number[] };

/** What a thread answers. */
export type FromThread =
  | ({ readonly type: 'loaded'; readonly error?: ErrorData } & PipelineAddress)
  | { readonly type: 'event'; readonly call: number; readonly event: RunEvent }
  | { readonly type: 'made'; readonly call: number; readonly values: readonly unknown[] }
  | { readonly type: 'failed'; readonly call: number; readonly error: ErrorData };
