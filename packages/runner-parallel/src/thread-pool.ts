import { LeatError, type RunSource } from '@leat/core';
import type { PipelineAddress } from './messages.ts';
import { PoolThread } from './pool-thread.ts';
import { ValueIds } from './value-ids.ts';

/** Threads for all runs of one runner. One that ends is replaced when the next node needs it. */
export class ThreadPool implements AsyncDisposable {
  readonly ids = new ValueIds((id) => this.#forget(id));
  readonly #size: number;
  readonly #threads = new Set<PoolThread>();
  readonly #sources: RunSource[] = [];
  readonly #numbers = new WeakMap<RunSource, number>();
  #disposed: Promise<void> | undefined;

  constructor(size: number) {
    this.#size = size;
  }

  /** Starts threads for so many nodes and lets the free ones load the pipeline, so that no node pays for it. */
  async load(source: RunSource, pipeline: string, nodes: number): Promise<PipelineAddress> {
    const address = { source: this.#numberOf(source), pipeline };
    while (this.#lasting < Math.min(this.#size, nodes)) this.#start();
    await Promise.all([...this.#threads].filter(({ free }) => free).map((thread) => this.ready(thread, address)));
    return address;
  }

  /** The pipeline is loaded in the thread: at once, unless the thread is new or was busy when the run was opened. */
  ready(thread: PoolThread, address: PipelineAddress): Promise<void> {
    return thread.load(address, this.#sources[address.source]!);
  }

  /** The free thread that holds most of these values, taken until it is given back. There may be none: a node that was left behind at its timeout still has one. */
  take(values: readonly number[]): PoolThread {
    let best: PoolThread | undefined;
    let most = -1;
    for (const thread of this.#threads) {
      if (!thread.free) continue;
      const count = values.filter((id) => thread.holds(id)).length;
      if (count > most) [best, most] = [thread, count];
    }
    const thread = best ?? this.#start();
    thread.free = false;
    return thread;
  }

  give(thread: PoolThread): void {
    thread.free = true;
    if (this.#threads.has(thread) && this.#threads.size > this.#size)
      void thread.end(new LeatError('WORKER_EXITED', 'this thread is not needed any more'));
  }

  /** Lets go of an object's value in every thread. */
  forget(object: object): void {
    const id = this.ids.known(object);
    if (id !== undefined) this.#forget(id);
  }

  /** Ends all threads, and whatever runs in them. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposed ??= Promise.all([...this.#threads].map((thread) => thread.end(disposed()))).then(() => {});
    return this.#disposed;
  }

  /** How many threads there are, without those whose node was told to stop: they may be about to end. */
  get #lasting(): number {
    return [...this.#threads].filter(({ stopping }) => !stopping).length;
  }

  #start(): PoolThread {
    if (this.#disposed) throw disposed();
    const thread = new PoolThread(() => this.#threads.delete(thread));
    this.#threads.add(thread);
    return thread;
  }

  #forget(id: number): void {
    for (const thread of this.#threads) thread.forget([id]);
  }

  /** A source crosses once a thread; afterwards its number does. Equal ones are one, and a run tree shares the object. */
  #numberOf(source: RunSource): number {
    let number = this.#numbers.get(source);
    if (number === undefined) {
      const text = JSON.stringify(source);
      number = this.#sources.findIndex((known) => JSON.stringify(known) === text);
      if (number === -1) number = this.#sources.push(source) - 1;
      this.#numbers.set(source, number);
    }
    return number;
  }
}

const disposed = (): LeatError => new LeatError('RUNNER_DISPOSED', 'runner "parallel" has been disposed of, and its threads have ended');
