import { Worker } from 'node:worker_threads';
import { type Emit, fromErrorData, LeatError, type RunSource, toErrorData } from '@leat/core';
import { exitError } from './exit-error.ts';
import { HeldValues } from './held-values.ts';
import type { FromThread, NodeTask, PipelineAddress, ToThread } from './messages.ts';

/** Milliseconds that a node has to stop once it was told to; then its thread is ended. */
const grace = 100;
/** Milliseconds to wait for a thread's end: one inside a blocking system call does not end before that returns. */
const patience = 2000;

const entry = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url);

/** The node a thread runs. */
interface Call {
  readonly id: number;
  readonly node: string;
  readonly emit: Emit;
  readonly answer: PromiseWithResolvers<readonly unknown[]>;
}

/** One thread: what it has loaded, which values it holds, and the node it runs. */
export class PoolThread {
  /** No run has taken it. */
  free = true;
  /** Its node was told to stop, and has not. */
  stopping = false;
  readonly #worker = new Worker(entry);
  readonly #held = new HeldValues();
  readonly #loads = new Map<string, PromiseWithResolvers<void>>();
  readonly #sources = new Set<number>();
  readonly #gone: () => void;
  #call: Call | undefined;
  #calls = 0;
  /** Why it is over, said of a node. */
  #why: ((node?: string) => unknown) | undefined;
  #ended: Promise<void> | undefined;
  #owed = 0;

  constructor(gone: () => void) {
    this.#gone = gone;
    let thrown: unknown;
    this.#worker
      .on('message', (message: FromThread) => this.#receive(message))
      .on('messageerror', (error) => this.#call?.answer.reject(error))
      .on('error', (error) => {
        thrown = error;
      })
      .on('exit', (code) => this.#over((node) => exitError(node, code, thrown)));
    this.#worker.unref(); // only what it owes keeps the process alive
  }

  holds(value: number): boolean {
    return this.#held.has(value);
  }

  /** Loads the pipeline, once. A thread that cannot is ended, so that the next attempt begins anew. */
  load(address: PipelineAddress, from: RunSource): Promise<void> {
    const key = keyOf(address);
    const known = this.#loads.get(key);
    if (known) return known.promise;
    const loading = Promise.withResolvers<void>();
    this.#loads.set(key, loading);
    this.#tell({ type: 'load', ...address, from: this.#sources.has(address.source) ? undefined : from });
    this.#sources.add(address.source);
    return this.#owing(loading.promise);
  }

  /** Runs a node and gives its outputs that come back, in the order of the task. */
  async run(task: NodeTask, emit: Emit): Promise<readonly unknown[]> {
    if (this.#why) throw this.#why(task.node);
    const call = { id: ++this.#calls, node: task.node, emit, answer: Promise.withResolvers<readonly unknown[]>() };
    try {
      this.#tell({ type: 'run', call: call.id, ...task });
    } catch (cause) {
      const message = `an input of node "${task.node}" cannot be copied into its thread: ${(cause as Error).message}`;
      throw new LeatError('NOT_CLONEABLE', message, { cause });
    }
    this.#call = call;
    for (const [id] of task.values) this.#held.add(id);
    try {
      const made = await this.#owing(call.answer.promise);
      for (const [, id] of task.outputs) if (id !== undefined) this.#held.add(id);
      return made;
    } finally {
      this.#call = undefined;
    }
  }

  /** It used or made these values: they are the last to go. */
  keep(values: readonly number[]): void {
    this.forget(this.#held.use(values));
  }

  forget(values: readonly number[]): void {
    const held = this.#held.drop(values);
    if (held.length > 0) this.#tell({ type: 'forget', values: held });
  }

  /** Follows a node's signal until disposed: tells the node, and ends the thread when that does not help. */
  follow(signal: AbortSignal): Disposable {
    let impatience: NodeJS.Timeout | undefined;
    const stop = () => {
      this.stopping = true;
      if (this.#call) this.#tell({ type: 'abort', call: this.#call.id, reason: toErrorData(signal.reason) });
      impatience = setTimeout(() => void this.end(signal.reason), grace);
    };
    signal.addEventListener('abort', stop, { once: true });
    return {
      [Symbol.dispose]: () => {
        this.stopping = false;
        clearTimeout(impatience);
        signal.removeEventListener('abort', stop);
      },
    };
  }

  /** Ends the thread; what it owes is rejected with the reason. */
  end(reason: unknown): Promise<void> {
    this.#over(() => reason);
    this.#ended ??= this.#terminate();
    return this.#ended;
  }

  async #terminate(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const impatience = setTimeout(resolve, patience);
    this.#worker.ref(); // whoever waits for the end sees it
    void this.#worker.terminate().then(() => resolve());
    await promise;
    clearTimeout(impatience);
    this.#worker.unref();
  }

  #over(why: (node?: string) => unknown): void {
    this.#why ??= why;
    this.#gone();
    this.#held.clear();
    this.#call?.answer.reject(this.#why(this.#call.node));
    for (const loading of this.#loads.values()) loading.reject(this.#why());
  }

  #tell(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #receive(message: FromThread): void {
    if (message.type === 'loaded') return this.#loaded(message);
    const call = this.#call;
    if (message.call !== call?.id) return; // from something that a finished node left behind
    if (message.type === 'event') call.emit(message.event);
    else if (message.type === 'made') call.answer.resolve(message.values);
    else call.answer.reject(fromErrorData(message.error));
  }

  #loaded({ error, ...address }: FromThread & { type: 'loaded' }): void {
    if (error) void this.end(fromErrorData(error));
    else this.#loads.get(keyOf(address))?.resolve();
  }

  /** While something is owed the thread keeps the process alive. */
  async #owing<T>(owed: Promise<T>): Promise<T> {
    if (this.#owed++ === 0) this.#worker.ref();
    try {
      return await owed;
    } finally {
      if (--this.#owed === 0 && !this.#ended) this.#worker.unref();
    }
  }
}

const keyOf = ({ source, pipeline }: PipelineAddress): string => `${source} ${pipeline}`;
