/** The middle of what was measured: it does not move when a few samples are far off. */
export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The median of the ratios of two series, round by round: what slows a round slows both of its samples. */
export const medianRatio = (over: readonly number[], under: readonly number[]): number =>
  median(over.map((sample, round) => sample / under[round]!));
