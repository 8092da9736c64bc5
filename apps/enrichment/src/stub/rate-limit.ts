/** Counts requests, and lets a number of them in. */
export interface RateLimit {
  /** Whether this request may come in. */
  take(): boolean;
  /** Requests that were not let in. */
  readonly refused: number;
  /** The most requests, let in or not, in any second. */
  readonly busiest: number;
}

/** At most `perSecond` in any second, by a sliding window. */
export function rateLimit(perSecond: number): RateLimit {
  const letIn: number[] = [];
  const arrived: number[] = [];
  let refused = 0;
  let busiest = 0;
  return {
    take() {
      const now = performance.now();
      forgetUntil(arrived, now - 1000);
      forgetUntil(letIn, now - 1000);
      arrived.push(now);
      busiest = Math.max(busiest, arrived.length);
      if (letIn.length >= perSecond) {
        refused++;
        return false;
      }
      letIn.push(now);
      return true;
    },
    get refused() {
      return refused;
    },
    get busiest() {
      return busiest;
    },
  };
}

function forgetUntil(times: number[], end: number): void {
  const kept = times.findIndex((time) => time > end);
  times.splice(0, kept === -1 ? times.length : kept);
}
