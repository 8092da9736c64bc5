import { barChart, type Chart, matrixChart } from '../charts.ts';
import type { PreprocessedShuttle } from '../tables.ts';

/** The means of a shuttle type. */
export interface ShuttleTypeMeans {
  readonly shuttle_type: string;
  readonly [column: string]: string | number | null;
}

/** The mean of every numeric column, true being 1, by shuttle type in alphabetical order. A mean of no values is null. */
export function comparePassengerCapacity(shuttles: readonly PreprocessedShuttle[]): readonly ShuttleTypeMeans[] {
  const groups = Object.groupBy(shuttles, ({ shuttle_type }) => shuttle_type);
  const types = Object.keys(groups).sort();
  return types.map((shuttle_type) => ({ shuttle_type, ...means(groups[shuttle_type] ?? []) }));
}

/** The means of the passenger capacity as a chart. */
export const plotPassengerCapacity = (means: readonly ShuttleTypeMeans[]): Chart =>
  barChart(
    'Mean passenger capacity by shuttle type',
    means.map(({ shuttle_type, passenger_capacity }) => [shuttle_type, Number(passenger_capacity)]),
  );

/** What was, and what a model said: eleven invented cases. */
const actual = [0, 1, 0, 0, 1, 1, 1, 0, 1, 0, 1];
const predicted = [1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1];

/** How often each pair of them occurs: a row per actual value, a column per predicted one. */
export function createConfusionMatrix(): readonly (readonly number[])[] {
  const matrix = [
    [0, 0],
    [0, 0],
  ];
  for (const [index, value] of actual.entries()) (matrix[value] as number[])[predicted[index] as number]!++;
  return matrix;
}

/** The confusion matrix as a chart. */
export const plotConfusionMatrix = (matrix: readonly (readonly number[])[]): Chart =>
  matrixChart('Confusion matrix', 'actual', 'predicted', matrix);

function means(rows: readonly PreprocessedShuttle[]): Record<string, number | null> {
  const found: Record<string, number | null> = {};
  for (const column of Object.keys(rows[0] ?? {}) as (keyof PreprocessedShuttle)[]) {
    const values = rows.map((row) => row[column]).filter((value) => value !== null);
    if (values.some((value) => typeof value === 'string')) continue;
    found[column] = values.length === 0 ? null : values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length;
  }
  return found;
}
