import type { Executor, ExecutorRun, NodeReport, RunReport, RunRequest, RunResult, RunWork } from '../contract/runner.ts';
import { type ErrorData, toErrorData } from '../errors/error-data.ts';
import { LeatError } from '../errors/leat-error.ts';
import { type Graph, graphOf } from '../pipeline/graph.ts';
import { Attempt } from './attempt.ts';
import type { ReadyQueue } from './ready-queue.ts';
import { finalDatasets, RunOutputs } from './run-outputs.ts';
import { isThenable } from './thenable.ts';

/** One executor as one run uses it. */
export interface Place {
  readonly executor: Executor;
  readonly queue: ReadyQueue;
  run: ExecutorRun;
  execute: ExecutorRun['execute'];
  /** It is in line for a slot. */
  waiting: boolean;
}

/** Milliseconds that synchronous nodes may hold the event loop: timers, signals and Ctrl-C wait no longer. */
const breath = 10;
/** Milliseconds that running nodes have after an abort; then they are left to themselves. */
const grace = 5000;

/** The state of one run. Everything touched per node is an array index; nothing is awaited but promises; nothing recurses. */
export class RunLoop {
  readonly #request: RunRequest;
  readonly #work: RunWork;
  readonly #graph: Graph;
  readonly #at: readonly Place[];
  readonly #places: readonly Place[];
  readonly #waits: Int32Array;
  readonly #readers: Int32Array;
  readonly #attempts: Int32Array;
  readonly #began: Float64Array;
  /** 0 open, 1 ended, 2 succeeded. */
  readonly #settled: Uint8Array;
  readonly #reports: NodeReport[] = [];
  readonly #keep: ReadonlySet<string> | undefined;
  readonly #final: Uint8Array;
  readonly #running = new AbortController();
  /** What ends early when the run is stopped: attempts under way, and waits before the next. */
  readonly #active = new Set<{ abandon(): void }>();
  #clock = performance.now();
  #since = this.#clock;
  #ended = false;
  #pumping = false;
  #impatience: NodeJS.Timeout | undefined;
  #failure: ErrorData | undefined;
  #cancelled: ErrorData | undefined;
  #resolve: ((result: RunResult) => void) | undefined;

  constructor(request: RunRequest, work: RunWork, at: readonly Place[], places: readonly Place[]) {
    this.#request = request;
    this.#work = work;
    this.#at = at;
    this.#places = places;
    this.#graph = graphOf(work.pipeline);
    const count = this.#graph.nodes.length;
    this.#waits = this.#graph.waits.slice();
    this.#readers = this.#graph.readers.slice();
    this.#attempts = new Int32Array(count);
    this.#began = new Float64Array(count);
    this.#settled = new Uint8Array(count);
    this.#keep = request.keep && new Set(request.keep);
    this.#final = finalDatasets(work.pipeline);
  }

  run(): Promise<RunResult> {
    const { signal } = this.#request;
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (signal.aborted) return this.#onAbort();
      signal.addEventListener('abort', this.#onAbort, { once: true });
      for (let n = 0; n < this.#waits.length; n++) if (this.#waits[n] === 0) this.#at[n]!.queue.push(n);
      this.#pump();
    });
  }

  readonly #onAbort = (): void => {
    const cause: unknown = this.#request.signal.reason;
    this.#cancelled ??= toErrorData(new LeatError('RUN_CANCELLED', 'the run was cancelled', { cause }));
    this.#stop(cause);
    this.#pump();
  };

  /** Starts nothing more. */
  #end(): void {
    this.#ended = true;
    for (const { queue } of this.#places) queue.clear();
  }

  /** Starts nothing more, and tells what runs. */
  #stop(reason: unknown): void {
    this.#end();
    this.#running.abort(reason);
    if (this.#active.size > 0) {
      this.#impatience ??= setTimeout(() => {
        for (const one of this.#active) one.abandon();
      }, grace);
    }
  }

  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    do {
      for (const place of this.#places) {
        while (place.queue.size > 0) {
          if (this.#clock - this.#since > breath) return this.#breathe();
          if (!place.executor.slots.take()) {
            this.#waitForSlot(place);
            break;
          }
          this.#start(place.queue.pop());
        }
      }
    } while (this.#places.some(({ queue, waiting }) => queue.size > 0 && !waiting)); // made ready, or woken, meanwhile
    this.#pumping = false;
    if (this.#active.size === 0 && this.#places.every(({ queue }) => queue.size === 0)) this.#finishRun();
  }

  #breathe(): void {
    setImmediate(() => {
      this.#since = this.#clock = performance.now();
      this.#pumping = false;
      this.#pump();
    });
  }

  #waitForSlot(place: Place): void {
    if (place.waiting) return;
    place.waiting = true;
    place.executor.slots.wait(() => {
      place.waiting = false;
      this.#clock = performance.now();
      this.#pump();
    });
  }

  #start(n: number): void {
    const node = this.#graph.nodes[n]!;
    const place = this.#at[n]!;
    const attempt = ++this.#attempts[n]!;
    const limit = node.timeout ?? place.executor.policy.timeout;
    if (attempt === 1) this.#began[n] = this.#clock;
    const { runId, emit } = this.#request;
    emit({ type: 'node.started', runId, at: performance.timeOrigin + this.#clock, node: node.name, attempt });
    const own = limit === undefined ? undefined : new AbortController();
    let result: unknown;
    try {
      result = place.execute({ node, attempt, signal: own?.signal ?? this.#running.signal });
    } catch (error) {
      place.executor.slots.give();
      return this.#fail(n, error);
    }
    if (!isThenable(result)) {
      place.executor.slots.give();
      return this.#finish(n, 'succeeded');
    }
    const under = new Attempt(node.name, limit, own, this.#running.signal, (thrown) => {
      this.#active.delete(under);
      if (thrown) this.#fail(n, thrown.error);
      else this.#finish(n, 'succeeded');
      place.executor.slots.give();
      this.#pump();
    });
    this.#active.add(under);
    result.then(under.succeed, under.fail);
  }

  #fail(n: number, thrown: unknown): void {
    const { name, retry: own } = this.#graph.nodes[n]!;
    const { retry: given, onError = 'stop' } = this.#at[n]!.executor.policy;
    const error = toErrorData(thrown);
    if (this.#running.signal.aborted) return this.#finish(n, 'cancelled', error);
    const retry = own ?? given;
    if (retry && this.#attempts[n]! < retry.attempts && !this.#ended) {
      const delay = (retry.delay ?? 0) * (retry.backoff ?? 1) ** (this.#attempts[n]! - 1);
      return this.#tryAgain(n, delay, error);
    }
    this.#failure ??= error;
    this.#finish(n, 'failed', error);
    if (onError === 'stop') this.#stop(new LeatError('RUN_STOPPED', `node "${name}" failed`));
    if (onError === 'finish') this.#end();
  }

  /** Waits without a slot, then queues again. */
  #tryAgain(n: number, delay: number, error: ErrorData): void {
    const { runId, emit } = this.#request;
    this.#clock = performance.now();
    emit({
      type: 'node.retried',
      runId,
      at: performance.timeOrigin + this.#clock,
      node: this.#graph.nodes[n]!.name,
      attempt: this.#attempts[n]!,
      delay,
      error,
    });
    const signal = this.#running.signal;
    const over = (then: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wait.abandon);
      this.#active.delete(wait);
      this.#clock = performance.now();
      then();
      this.#pump();
    };
    const wait = { abandon: () => over(() => this.#finish(n, 'cancelled', error)) };
    const timer = setTimeout(() => over(() => (this.#ended ? this.#finish(n, 'failed', error) : this.#at[n]!.queue.push(n))), delay);
    signal.addEventListener('abort', wait.abandon, { once: true });
    this.#active.add(wait);
  }

  #finish(n: number, status: NodeReport['status'], error?: ErrorData): void {
    const node = this.#graph.nodes[n]!.name;
    const attempts = this.#attempts[n]!;
    if (attempts > 0) this.#clock = performance.now();
    const duration = attempts > 0 ? this.#clock - this.#began[n]! : 0;
    this.#settled[n] = status === 'succeeded' ? 2 : 1;
    this.#reports.push(error ? { node, status, attempts, duration, error } : { node, status, attempts, duration });
    const { runId, emit } = this.#request;
    const at = performance.timeOrigin + this.#clock;
    emit(
      error
        ? { type: 'node.finished', runId, at, node, status, attempts, duration, error }
        : { type: 'node.finished', runId, at, node, status, attempts, duration },
    );
    for (const d of this.#graph.reads[n]!) if (--this.#readers[d]! === 0) this.#release(d);
    if (status !== 'succeeded') return;
    for (const d of this.#graph.makes[n]!) if (this.#readers[d] === 0) this.#release(d);
    if (this.#ended) return;
    for (const next of this.#graph.dependents[n]!) if (--this.#waits[next]! === 0) this.#at[next]!.queue.push(next);
  }

  /** Lets go of what a node made, no one reads any more, and the caller does not want. */
  #release(d: number): void {
    if (!this.#graph.made[d] || this.#wanted(d)) return;
    const name = this.#graph.names[d]!;
    if (this.#request.data.has(name)) return;
    this.#work.catalog.get(name).release?.();
    for (const { run } of this.#places) run.release?.(name);
  }

  #wanted(d: number): boolean {
    return this.#keep ? this.#keep.has(this.#graph.names[d]!) : this.#final[d] === 1;
  }

  #finishRun(): void {
    const resolve = this.#resolve;
    if (!resolve) return;
    this.#resolve = undefined;
    clearTimeout(this.#impatience);
    this.#request.signal.removeEventListener('abort', this.#onAbort);
    for (let n = 0; n < this.#settled.length; n++) if (!this.#settled[n]) this.#finish(n, 'skipped');
    resolve({ ...this.#outcome(), outputs: new RunOutputs(() => this.#outputs(), this.#work.catalog.get) });
  }

  #outcome(): RunReport {
    const facts = { runId: this.#request.runId, nodes: this.#reports };
    if (this.#cancelled) return { ...facts, status: 'cancelled', error: this.#cancelled };
    if (this.#failure) return { ...facts, status: 'failed', error: this.#failure };
    return { ...facts, status: 'succeeded' };
  }

  /** The datasets that were made and are wanted. */
  *#outputs(): Generator<string> {
    for (let n = 0; n < this.#settled.length; n++) {
      if (this.#settled[n] !== 2) continue;
      for (const d of this.#graph.makes[n]!) if (this.#wanted(d)) yield this.#graph.names[d]!;
    }
  }
}
