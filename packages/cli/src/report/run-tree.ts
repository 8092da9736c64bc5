import type { RunEvent } from '@leat/core';

/** What is wider than this does not move the column beside it. */
const widest = 50;

/** Which runs of a tree are told node by node: of runs beside each other the first, for the others are the same again. */
export class RunTree {
  /** By the id around them. */
  readonly #first = new Map<string, string>();
  /** Columns of the widest name, with the place of its run in front of it. */
  width = 0;

  see(event: RunEvent): void {
    if (event.type === 'run.planned' && this.isDetailed(event.runId)) {
      const where = whereOf(event.runId).length;
      for (const name of event.nodes) this.width = Math.max(this.width, Math.min(widest, where + name.length));
    }
    if (event.type === 'run.started') {
      const around = aroundOf(event.runId);
      if (!this.#first.has(around)) this.#first.set(around, event.runId);
    }
  }

  isDetailed(runId: string): boolean {
    for (let id = runId; id.includes('/'); id = aroundOf(id)) {
      if (this.#first.get(aroundOf(id)) !== id) return false;
    }
    return true;
  }

  /** Is it told in one line, and not within the line of the run around it? */
  isOneLine(runId: string): boolean {
    return !this.isDetailed(runId) && this.isDetailed(aroundOf(runId));
  }
}

const aroundOf = (runId: string): string => runId.slice(0, Math.max(0, runId.lastIndexOf('/')));

/** The place of a run in its tree, in front of what it says: `trial-3/attempt-2 › `; nothing for the outermost. */
export function whereOf(runId: string): string {
  const inside = runId.indexOf('/');
  return inside < 0 ? '' : `${runId.slice(inside + 1)} › `;
}
