import type { RunEvent } from '@leat/core';

/** Node names wider than this do not move the column beside them. */
const widest = 40;

/** Which runs of a tree are told node by node: of runs beside each other the first, for the others are the same again. */
export class RunTree {
  /** By the id around them. */
  readonly #first = new Map<string, string>();
  nameWidth = 0;

  see(event: RunEvent): void {
    if (event.type === 'run.planned') {
      for (const name of event.nodes) this.nameWidth = Math.max(this.nameWidth, Math.min(widest, name.length));
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
}

const aroundOf = (runId: string): string => runId.slice(0, Math.max(0, runId.lastIndexOf('/')));

/** The place of a run in its tree, in front of what it says: `trial-3/attempt-2 › `; nothing for the outermost. */
export function whereOf(runId: string): string {
  const inside = runId.indexOf('/');
  return inside < 0 ? '' : `${runId.slice(inside + 1)} › `;
}
