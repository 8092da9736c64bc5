import type { Emit, ErrorData, NodeReport, RunEvent } from '@leat/core';

type NodeStarted = RunEvent & { readonly type: 'node.started' };

/** What has started in a process and not ended, from its events: a process that is killed cannot say goodbye, and every id must end. */
export class OpenRuns {
  readonly #top: string;
  readonly #emit: Emit;
  /** Running nodes by run, outermost first. */
  readonly #runs = new Map<string, { readonly began: number; readonly nodes: Map<string, NodeStarted> }>();
  readonly #reports: NodeReport[] = [];

  constructor(top: string, emit: Emit) {
    this.#top = top;
    this.#emit = emit;
  }

  /** Hands on an event. */
  emit(event: RunEvent): void {
    const { runId } = event;
    if (event.type === 'run.started') this.#runs.set(runId, { began: event.at, nodes: new Map() });
    else if (event.type === 'run.finished') this.#runs.delete(runId);
    else if (event.type === 'node.started') this.#runs.get(runId)?.nodes.set(event.node, event);
    else if (event.type === 'node.retried') this.#runs.get(runId)?.nodes.delete(event.node);
    else if (event.type === 'node.finished') this.#finished(event);
    this.#emit(event);
  }

  /** The names of the nodes that run. */
  get running(): readonly string[] {
    return [...this.#runs.values()].flatMap(({ nodes }) => [...nodes.keys()]);
  }

  /** Ends all that is open, innermost first, and gives the reports of the top run's nodes. */
  close(status: 'failed' | 'cancelled', error: ErrorData): readonly NodeReport[] {
    const at = Date.now();
    for (const [runId, { began, nodes }] of [...this.#runs].reverse()) {
      for (const { node, attempt, at: started } of nodes.values()) {
        this.emit({ type: 'node.finished', runId, at, node, status, attempts: attempt, duration: Math.max(0, at - started), error });
      }
      this.emit({ type: 'run.finished', runId, at, status, duration: Math.max(0, at - began), error });
    }
    return this.#reports;
  }

  #finished(event: RunEvent & { readonly type: 'node.finished' }): void {
    const { type: _, runId, at: __, ...report } = event;
    this.#runs.get(runId)?.nodes.delete(event.node);
    if (runId === this.#top) this.#reports.push(report);
  }
}
