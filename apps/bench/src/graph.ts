/** One node of a benchmark: reads datasets by name, writes another. */
export interface Step {
  readonly name: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly run: (value: number) => number;
}

/** The same work for every contender. */
export interface TrivialGraph {
  readonly shape: Shape;
  readonly steps: readonly Step[];
}

/** `chain`: each step reads what the one before made. `fan`: each step reads the start. */
export type Shape = 'chain' | 'fan';

/** What every graph begins with, and its value. */
export const start = 'start';
export const startValue = 1;

/** What every step does. */
const increment = (value: number): number => value + 1;

/** A graph of `size` steps. */
export function trivialGraph(shape: Shape, size: number): TrivialGraph {
  const steps: Step[] = [];
  for (let n = 0; n < size; n++) {
    const input = shape === 'fan' || n === 0 ? start : `value-${n - 1}`;
    steps.push({ name: `step-${n}`, inputs: [input], output: `value-${n}`, run: increment });
  }
  return { shape, steps };
}

/** What the last step gives when everything ran. */
export const expected = (shape: Shape, size: number): number => startValue + (shape === 'fan' ? 1 : size);
