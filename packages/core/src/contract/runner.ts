import type { Catalog, RunCatalog } from '../catalog/catalog.ts';
import type { Dataset } from '../catalog/dataset.ts';
import type { ErrorData } from '../errors/error-data.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import type { Node } from '../pipeline/node.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Selection } from '../pipeline/slice.ts';
import type { Emit, RunEvent } from './run-event.ts';

/** Turns requests into results. May be called many times at once. A node that throws and an abort are outcomes; `run` rejects only when the request itself cannot be run, and such a refusal is never retried. */
export interface Runner extends AsyncDisposable {
  /** `sweep(parallel)`: what people read. Made by `createRunner`. */
  readonly name: string;
  /** What it was built from: plain data, `${…}` unresolved, so another process builds it again and a record may hold it. */
  readonly plan: RunnerPlan;
  /** It, or what it goes around, runs until told to stop. Who waits for an inner's end refuses it. */
  readonly endless?: true;
  /** Where a node executes, when this runner executes nodes: its own executor, or a router's choice. Absent on everything that decides about whole runs. */
  place?(node: Node): Executor;
  run(request: RunRequest): Promise<RunResult>;
}

/** A runner as plain data. */
export interface RunnerPlan {
  readonly type: string;
  readonly options: JsonObject;
  readonly runners?: Readonly<Record<string, RunnerPlan>>;
}

/** The half of a request that is JSON: with the values of `data`, all that crosses to a process or a machine. */
export interface RunOrder {
  /** A path, `r7/trial-3/attempt-2`: the run tree is in the ids. */
  readonly runId: string;
  /** A registered name; a child run may take another. */
  readonly pipeline: string;
  /** Only these nodes. */
  readonly select?: Selection;
  readonly parameters: JsonObject;
  /** The outputs the caller will load; all free outputs when absent. Everything else is let go after its last reader. */
  readonly keep?: readonly string[];
  readonly source?: RunSource;
}

/** An order, the data it comes with and four live things. Immutable; a run inside a run gets `childRun(request, step, changes)`. */
export interface RunRequest extends RunOrder {
  /** Inputs laid over the catalog for this run. They travel by value, once per place: the same object is the same value, and is let go there when it is let go here. */
  readonly data: ReadonlyMap<string, Dataset>;
  /** The user's code. It does not depend on the request, so a whole run tree shares it; `workOf(request)` is what this request sees of it. A runner that never asks never imports the user's code. */
  load(): Promise<Work>;
  /** Ends unfinished work as `cancelled`; its reason becomes the cause of the result's error. */
  readonly signal: AbortSignal;
  readonly emit: Emit;
  readonly store: RunStore;
}

/** What loading gives, whatever the request: pipelines by name, the catalog, hooks. */
export interface Work {
  /** Imports the pipeline when it is first asked for. Rejects with UNKNOWN_PIPELINE, and with what exists. */
  pipeline(name: string): Promise<Pipeline>;
  readonly catalog: Catalog;
  readonly hooks?: Hooks;
}

/** The work as one request sees it. */
export interface RunWork {
  readonly pipeline: Pipeline;
  readonly catalog: RunCatalog;
  readonly hooks: Hooks;
}

/** How another thread, process or machine loads the same work and builds the same runners. `module` is found from `root`; who works from another checkout replaces `root` and nothing else. */
export interface RunSource {
  readonly root: string;
  readonly module: string;
  readonly export: string;
  readonly arguments: JsonValue;
  /** A commit or content hash: whoever loads other code refuses. */
  readonly revision?: string;
}

/** What a source's export gives when called with `(arguments, root)`; see `openSource`. */
export interface OpenSource {
  /** What it would load now, in the form of `RunSource.revision`, for the place to compare. */
  readonly revision?: string;
  load(): Promise<Work>;
  /** Resolves `${…}` here. Disposing the runner disposes its whole tree, outermost first. */
  runner(plan: RunnerPlan): Promise<Runner>;
}

/** What a run keeps beside its events. `child` is the store of a run inside it. */
export interface RunStore {
  /** Durable once resolved. */
  append(log: string, value: JsonValue): Promise<void>;
  read(log: string): Promise<readonly JsonValue[]>;
  write(file: string, bytes: Uint8Array): Promise<void>;
  child(step: string): RunStore;
}

/** Where nodes execute; the loop decides when, how often and what follows. */
export interface Executor extends Partial<AsyncDisposable> {
  /** Nodes at a time, over all runs of this process. Taken before `node.started`, so waiting costs no timeout. */
  readonly slots: Slots;
  readonly policy: Policy;
  /** Once a run, before any node starts: connect, and refuse what cannot work here. `nodes` are those placed here, `work.pipeline` is all of them. */
  open(request: RunRequest, work: RunWork, nodes: readonly Node[]): ExecutorRun | Promise<ExecutorRun>;
}

/** One run at one place. */
export interface ExecutorRun extends Partial<AsyncDisposable> {
  /** Loads the inputs, calls the node, saves the outputs: once. Done when it returns, failed when it throws. */
  execute(call: NodeCall): void | Promise<void>;
  /** After its last reader, here or at another place. */
  release?(dataset: string): void;
}

/** One attempt of one node. */
export interface NodeCall {
  readonly node: Node;
  /** From 1. */
  readonly attempt: number;
  /** Aborts when the run does, when a failure elsewhere stops the run, and at the node's timeout. */
  readonly signal: AbortSignal;
}

/** Counts what runs at once over all runs. */
export interface Slots {
  readonly size: number;
  take(): boolean;
  give(): void;
  /** Calls once, in turn, when there may be a free slot. */
  wait(wake: () => void): void;
}

/** What follows when a node fails or takes too long. The options of every executor; a node may narrow `retry` and `timeout`. */
export interface Policy {
  /** A failure cancels what runs and starts nothing more (`stop`, the default), starts nothing more (`finish`), or skips only what depends on it (`continue`). */
  readonly onError?: 'stop' | 'finish' | 'continue';
  readonly retry?: Retry;
  /** Milliseconds, per attempt. */
  readonly timeout?: number;
}

/** `attempts` in all; before attempt n+1 a wait of `delay · backoffⁿ⁻¹` milliseconds. */
export interface Retry {
  readonly attempts: number;
  readonly delay?: number;
  readonly backoff?: number;
}

/** They run where the loop runs, without the values. */
export interface Hooks {
  aroundRun?(request: RunRequest, next: () => Promise<RunResult>): Promise<RunResult>;
  aroundNode?(call: NodeCall, next: () => void | Promise<void>): void | Promise<void>;
  /** Sees what the loop emits. */
  onEvent?(event: RunEvent): void;
}

export type RunStatus = 'succeeded' | 'failed' | 'cancelled';

/** What happened, as JSON. The run record, `--json` and a parent's `children` are this. */
export type RunReport = RunFacts &
  ({ readonly status: 'succeeded' } | { readonly status: 'failed' | 'cancelled'; readonly error: ErrorData });

interface RunFacts {
  readonly runId: string;
  /** In the order they ended. */
  readonly nodes: readonly NodeReport[];
  /** Reports, not results: a sweep of a thousand trials must not hold a thousand models. */
  readonly children?: readonly RunReport[];
}

/** How one node ended. */
export interface NodeReport {
  readonly node: string;
  readonly status: RunStatus | 'skipped';
  readonly attempts: number;
  /** Milliseconds, over all attempts. */
  readonly duration: number;
  readonly error?: ErrorData;
}

/** A report and the outputs that were kept: datasets, so one run's `outputs` are another's `data`. Only what was made is in it. They live as long as this object is held. */
export type RunResult = RunReport & { readonly outputs: ReadonlyMap<string, Dataset> };
