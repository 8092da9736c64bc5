/** A line through many dimensions: `intercept + coefficients · x`. */
export interface Fit {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

/**
 * Ridge regression: least squares with `alpha` times the squared length of the coefficients added; the intercept is not held back.
 *
 * Solved by the singular values of the centred columns (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 3.4.1), so that
 * columns that are constant or depend on each other do no harm: with `alpha` 0 it gives the shortest of all best solutions.
 */
export function ridge(rows: readonly (readonly number[])[], targets: readonly number[], alpha: number): Fit {
  if (rows.length === 0 || rows.length !== targets.length) {
    throw new Error(`a fit needs as many rows as targets, and at least one; there are ${rows.length} and ${targets.length}`);
  }
  const means = (rows[0] as readonly number[]).map((_, column) => mean(rows.map((row) => row[column] as number)));
  const columns = means.map((middle, column) => Float64Array.from(rows, (row) => (row[column] as number) - middle));
  const targetMean = mean(targets);
  const centred = Float64Array.from(targets, (target) => target - targetMean);

  const directions = orthogonalize(columns);
  const squares = columns.map((column) => dot(column, column));
  const smallest = Math.max(...squares) * (Number.EPSILON * Math.max(rows.length, columns.length)) ** 2;

  const coefficients = means.map(() => 0);
  for (const [index, column] of columns.entries()) {
    const square = squares[index] as number;
    if (square <= smallest) continue; // nothing varies in this direction
    const weight = dot(column, centred) / (square + alpha);
    for (const [feature, part] of (directions[index] as Float64Array).entries())
      coefficients[feature] = (coefficients[feature] as number) + weight * part;
  }
  return { intercept: targetMean - dot(coefficients, means), coefficients };
}

/** The height of the line at `row`. */
export const predict = ({ intercept, coefficients }: Fit, row: readonly number[]): number => intercept + dot(coefficients, row);

/**
 * Turns the columns, in place, until each stands at a right angle to the others, and gives the turns: the columns are then `A·V`, their lengths
 * the singular values, and `V`'s columns what is returned. One-sided Jacobi (Golub, Van Loan: Matrix Computations, 4th edition, 8.6.3).
 */
function orthogonalize(columns: readonly Float64Array[]): readonly Float64Array[] {
  const directions = columns.map((_, index) => Float64Array.from(columns, (_, other) => (index === other ? 1 : 0)));
  const mostSweeps = 60; // a handful is usual
  for (let sweep = 0, turned = true; turned && sweep < mostSweeps; sweep++) {
    turned = false;
    for (let left = 0; left < columns.length - 1; left++) {
      for (let right = left + 1; right < columns.length; right++) {
        const [a, b] = [columns[left] as Float64Array, columns[right] as Float64Array];
        const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
        if (Math.abs(ab) <= Number.EPSILON * Math.sqrt(aa * bb)) continue;
        turned = true;
        const slope = (bb - aa) / (2 * ab);
        const tangent = (slope < 0 ? -1 : 1) / (Math.abs(slope) + Math.hypot(1, slope));
        const cosine = 1 / Math.hypot(1, tangent);
        turn(a, b, cosine, cosine * tangent);
        turn(directions[left] as Float64Array, directions[right] as Float64Array, cosine, cosine * tangent);
      }
    }
  }
  return directions;
}

function turn(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [a[index] as number, b[index] as number];
    a[index] = cosine * x - sine * y;
    b[index] = sine * x + cosine * y;
  }
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
