import type { NodeReport, RunEvent } from '@leat/core';

/** A node that is running. */
export interface Running {
  readonly node: string;
  /** `performance.now()` at its start. */
  readonly since: number;
  progress?: string;
}

/** The slowest that are remembered. */
const slowestShown = 3;

/** Counts over a whole run tree; it holds no more for a run that goes on for months. */
export class Tally {
  planned = 0;
  retries = 0;
  /** Runs inside the outermost one that have ended. */
  runs = 0;
  readonly nodes: Record<NodeReport['status'], number> = { succeeded: 0, failed: 0, cancelled: 0, skipped: 0 };
  readonly running = new Map<string, Running>();
  slowest: readonly { readonly node: string; readonly duration: number }[] = [];

  get finished(): number {
    const { succeeded, failed, cancelled, skipped } = this.nodes;
    return succeeded + failed + cancelled + skipped;
  }

  get runningNodes(): readonly string[] {
    return [...this.running.values()].map(({ node }) => node);
  }

  see(event: RunEvent): void {
    if (event.type === 'run.planned') this.planned += event.nodes.length;
    if (event.type === 'run.finished' && event.runId.includes('/')) this.runs++;
    if (event.type === 'node.retried') this.retries++;
    if (event.type === 'node.started') this.running.set(keyOf(event), { node: event.node, since: performance.now() });
    if (event.type === 'node.finished') this.#finish(event);
    if (event.type === 'progress' && event.node !== undefined) {
      const one = this.running.get(keyOf({ runId: event.runId, node: event.node }));
      if (one && event.done !== undefined) one.progress = event.total === undefined ? `${event.done}` : `${event.done}/${event.total}`;
    }
  }

  #finish(event: RunEvent & NodeReport): void {
    this.running.delete(keyOf(event));
    this.nodes[event.status]++;
    if (event.status === 'skipped') return;
    const { node, duration } = event;
    this.slowest = [...this.slowest, { node, duration }].sort((left, right) => right.duration - left.duration).slice(0, slowestShown);
  }
}

const keyOf = ({ runId, node }: { readonly runId: string; readonly node: string }): string => `${runId}\n${node}`;
