import type { NodeReport, RunEvent } from '@leat/core';

/** A node that is running. */
export interface Running {
  readonly node: string;
  /** `performance.now()` at its start. */
  readonly since: number;
  progress?: string;
}

/** Counts over a whole run tree; it holds no more for a run that goes on for months. */
export class Tally {
  planned = 0;
  finished = 0;
  retries = 0;
  /** Runs inside the outermost one that have ended. */
  runs = 0;
  readonly running = new Map<string, Running>();
  /** Milliseconds of each node, the longest of all runs. */
  readonly durations = new Map<string, number>();

  get runningNodes(): readonly string[] {
    return [...this.running.values()].map(({ node }) => node);
  }

  see(event: RunEvent): void {
    if (event.type === 'run.planned') this.planned += event.nodes.length;
    if (event.type === 'run.finished' && event.runId.includes('/')) this.runs++;
    if (event.type === 'node.retried') this.retries++;
    if (event.type === 'node.started') this.running.set(keyOf(event), { node: event.node, since: performance.now() });
    if (event.type === 'node.finished') this.#finish(event);
    if (event.type === 'progress') this.#progress(event);
  }

  #finish(event: RunEvent & NodeReport): void {
    const { node, duration, status } = event;
    this.running.delete(keyOf(event));
    this.finished++;
    if (status !== 'skipped') this.durations.set(node, Math.max(duration, this.durations.get(node) ?? 0));
  }

  #progress({ runId, node, done, total }: RunEvent & { readonly type: 'progress' }): void {
    const one = node === undefined ? undefined : this.running.get(keyOf({ runId, node }));
    if (one && done !== undefined) one.progress = total === undefined ? `${done}` : `${done}/${total}`;
  }
}

const keyOf = ({ runId, node }: { readonly runId: string; readonly node: string }): string => `${runId}\n${node}`;
