/** One figure that has to stay at or below a limit. */
export interface Target {
  /** `core/sequential-chain`: its group, then what is measured. */
  readonly name: string;
  readonly limit: number;
  /** `x` for a ratio. */
  readonly unit: 'x' | 's' | 'ms' | 'MB';
  /** A limit to aim at; printed, and never a miss. */
  readonly stretch?: number;
  measure(): Promise<Measured>;
}

export interface Measured {
  readonly figure: number;
  /** The medians behind the figure, for the reader. */
  readonly details?: string;
}

/** Names the targets of a group: `pnpm bench core` runs all of them, `pnpm bench core/growth-chain` one. */
export const defineTargets = (group: string, targets: Readonly<Record<string, Omit<Target, 'name'>>>): readonly Target[] =>
  Object.entries(targets).map(([name, target]) => ({ name: `${group}/${name}`, ...target }));

/** A measurement that several targets read: taken when first asked for, and once. */
export function shared<T>(take: () => Promise<T>): () => Promise<T> {
  let taken: Promise<T> | undefined;
  return () => (taken ??= take());
}
