import type { ExecutorRun, NodeReport, RunReport, RunRequest, RunResult, RunWork } from '../contract/runner.ts';
import type { ErrorData } from '../errors/error-data.ts';
import { freeOutputs } from '../pipeline/free-datasets.ts';
import { type Graph, graphOf } from '../pipeline/graph.ts';
import { finalDatasets, RunOutputs } from './run-outputs.ts';

/** Epoch milliseconds at which the clock of this process began; asking each time costs as much as starting a node. */
const origin = performance.timeOrigin;

/** What has happened in one run: who began and ended, what is still read. Says it as events, lets go of what no one needs, and puts the result together. */
export class RunTally {
  readonly #request: RunRequest;
  readonly #work: RunWork;
  readonly #graph: Graph;
  readonly #runs: readonly ExecutorRun[];
  readonly #readers: Int32Array;
  readonly #attempts: Int32Array;
  readonly #began: Float64Array;
  /** 0 open, 1 ended, 2 succeeded. */
  readonly #settled: Uint8Array;
  readonly #reports: NodeReport[] = [];
  readonly #keep: ReadonlySet<string> | undefined;
  readonly #final: Uint8Array;

  constructor(request: RunRequest, work: RunWork, runs: readonly ExecutorRun[]) {
    this.#request = request;
    this.#work = work;
    this.#runs = runs;
    this.#graph = graphOf(work.pipeline);
    const count = this.#graph.nodes.length;
    this.#readers = this.#graph.readers.slice();
    this.#attempts = new Int32Array(count);
    this.#began = new Float64Array(count);
    this.#settled = new Uint8Array(count);
    this.#keep = request.keep && new Set(request.keep);
    this.#final = finalDatasets(work.pipeline);
  }

  attempts(n: number): number {
    return this.#attempts[n]!;
  }

  /** Another attempt begins at `clock`, in milliseconds as `performance.now()` tells them. Gives its number. */
  begin(n: number, clock: number): number {
    const attempt = ++this.#attempts[n]!;
    if (attempt === 1) this.#began[n] = clock;
    const { runId, emit } = this.#request;
    emit({ type: 'node.started', runId, at: origin + clock, node: this.#graph.nodes[n]!.name, attempt });
    return attempt;
  }

  retry(n: number, clock: number, delay: number, error: ErrorData): void {
    const { runId, emit } = this.#request;
    const node = this.#graph.nodes[n]!.name;
    emit({ type: 'node.retried', runId, at: origin + clock, node, attempt: this.#attempts[n]!, delay, error });
  }

  end(n: number, clock: number, status: NodeReport['status'], error?: ErrorData): void {
    const node = this.#graph.nodes[n]!.name;
    const attempts = this.#attempts[n]!;
    const duration = attempts > 0 ? clock - this.#began[n]! : 0;
    const at = origin + clock;
    const { runId, emit } = this.#request;
    this.#settled[n] = status === 'succeeded' ? 2 : 1;
    if (error) {
      this.#reports.push({ node, status, attempts, duration, error });
      emit({ type: 'node.finished', runId, at, node, status, attempts, duration, error });
    } else {
      this.#reports.push({ node, status, attempts, duration });
      emit({ type: 'node.finished', runId, at, node, status, attempts, duration });
    }
    for (const d of this.#graph.reads[n]!) if (--this.#readers[d]! === 0) this.#release(d);
    if (status === 'succeeded') for (const d of this.#graph.makes[n]!) if (this.#readers[d] === 0) this.#release(d);
  }

  /** Whatever has not ended was not reached. */
  close(clock: number): void {
    for (let n = 0; n < this.#settled.length; n++) if (this.#settled[n] === 0) this.end(n, clock, 'skipped');
  }

  result(cancelled: ErrorData | undefined, failure: ErrorData | undefined): RunResult {
    const facts = { runId: this.#request.runId, nodes: this.#reports };
    const outputs = new RunOutputs(() => this.#outputs(cancelled ?? failure), this.#work.catalog.get);
    const report: RunReport = cancelled
      ? { ...facts, status: 'cancelled', error: cancelled }
      : failure
        ? { ...facts, status: 'failed', error: failure }
        : { ...facts, status: 'succeeded' };
    return { ...report, outputs };
  }

  /** Lets go of what a node made, no one reads any more, and the caller does not want. */
  #release(d: number): void {
    if (this.#graph.producers[d] === -1 || this.#wanted(d)) return;
    const name = this.#graph.names[d]!;
    if (this.#request.data.has(name)) return;
    this.#work.catalog.get(name).release?.();
    for (const run of this.#runs) run.release?.(name);
  }

  #wanted(d: number): boolean {
    return this.#keep ? this.#keep.has(this.#graph.names[d]!) : this.#final[d] === 1;
  }

  /** The datasets that were made and are wanted: of most runs, what their pipeline leaves free. */
  #outputs(error: ErrorData | undefined): ReadonlySet<string> {
    if (!this.#keep && !error) return freeOutputs(this.#work.pipeline);
    const names = new Set<string>();
    for (let n = 0; n < this.#settled.length; n++) {
      if (this.#settled[n] !== 2) continue;
      for (const d of this.#graph.makes[n]!) if (this.#wanted(d)) names.add(this.#graph.names[d]!);
    }
    return names;
  }
}
