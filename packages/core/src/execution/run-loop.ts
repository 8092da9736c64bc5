import type { NodeReport, RunRequest, RunResult, RunWork } from '../contract/runner.ts';
import { type ErrorData, toErrorData } from '../errors/error-data.ts';
import { LeatError } from '../errors/leat-error.ts';
import { type Graph, graphOf } from '../pipeline/graph.ts';
import { Attempt } from './attempt.ts';
import type { Place } from './place.ts';
import { RunTally } from './run-tally.ts';
import { isThenable } from './thenable.ts';

/** Milliseconds that synchronous nodes may hold the event loop: timers, signals and Ctrl-C wait no longer. */
const breath = 10;
/** Milliseconds that running nodes have after an abort; then they are left to themselves. */
const grace = 5000;

/** What happens next in one run. Everything touched per node is an array index; nothing is awaited but promises; nothing recurses. */
export class RunLoop {
  readonly #signal: AbortSignal;
  readonly #graph: Graph;
  readonly #at: readonly Place[];
  readonly #places: readonly Place[];
  readonly #tally: RunTally;
  readonly #waits: Int32Array;
  readonly #running = new AbortController();
  /** What can be cut short when the run is stopped: attempts under way, and waits before the next. */
  readonly #active = new Set<{ abandon(): void }>();
  #clock = performance.now();
  #since = this.#clock;
  #ended = false;
  #pumping = false;
  #impatience: NodeJS.Timeout | undefined;
  #failure: ErrorData | undefined;
  #cancelled: ErrorData | undefined;
  #resolve: ((result: RunResult) => void) | undefined;

  /** `at` is the place of each node. */
  constructor(request: RunRequest, work: RunWork, at: readonly Place[], places: readonly Place[]) {
    this.#signal = request.signal;
    this.#graph = graphOf(work.pipeline);
    this.#at = at;
    this.#places = places;
    this.#tally = new RunTally(
      request,
      work,
      places.map(({ run }) => run),
    );
    this.#waits = this.#graph.waits.slice();
  }

  run(): Promise<RunResult> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (this.#signal.aborted) return this.#onAbort();
      this.#signal.addEventListener('abort', this.#onAbort, { once: true });
      for (let n = 0; n < this.#waits.length; n++) if (this.#waits[n] === 0) this.#at[n]!.queue.push(n);
      this.#pump();
    });
  }

  readonly #onAbort = (): void => {
    const cause: unknown = this.#signal.reason;
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
    if (this.#active.size === 0) return;
    this.#impatience ??= setTimeout(() => {
      for (const one of this.#active) one.abandon();
    }, grace);
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
    const { executor, execute } = this.#at[n]!;
    const limit = node.timeout ?? executor.policy.timeout;
    const own = limit === undefined ? undefined : new AbortController();
    const attempt = this.#tally.begin(n, this.#clock);
    let result: unknown;
    try {
      result = execute({ node, attempt, signal: own?.signal ?? this.#running.signal });
    } catch (error) {
      executor.slots.give();
      return this.#fail(n, error);
    }
    if (!isThenable(result)) {
      executor.slots.give();
      return this.#finish(n, 'succeeded');
    }
    const under = new Attempt(node.name, limit, own, this.#running.signal, (thrown) => {
      this.#active.delete(under);
      if (thrown) this.#fail(n, thrown.error);
      else this.#finish(n, 'succeeded');
      executor.slots.give();
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
    if (retry && this.#tally.attempts(n) < retry.attempts && !this.#ended) {
      const delay = (retry.delay ?? 0) * (retry.backoff ?? 1) ** (this.#tally.attempts(n) - 1);
      return this.#tryAgain(n, delay, error);
    }
    this.#failure ??= error;
    this.#finish(n, 'failed', error);
    if (onError === 'stop') this.#stop(new LeatError('RUN_STOPPED', `node "${name}" failed`));
    if (onError === 'finish') this.#end();
  }

  /** Waits without a slot, then queues again. */
  #tryAgain(n: number, delay: number, error: ErrorData): void {
    this.#clock = performance.now();
    this.#tally.retry(n, this.#clock, delay, error);
    const { signal } = this.#running;
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
    this.#clock = performance.now();
    this.#tally.end(n, this.#clock, status, error);
    if (status !== 'succeeded' || this.#ended) return;
    for (const next of this.#graph.dependents[n]!) if (--this.#waits[next]! === 0) this.#at[next]!.queue.push(next);
  }

  #finishRun(): void {
    const resolve = this.#resolve;
    if (!resolve) return;
    this.#resolve = undefined;
    clearTimeout(this.#impatience);
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#tally.close(this.#clock);
    resolve(this.#tally.result(this.#cancelled, this.#failure));
  }
}
