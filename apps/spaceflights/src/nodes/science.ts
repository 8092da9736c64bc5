import { predict, ridge } from '../regression.ts';
import { featuresOf, type Regressor } from '../regressor.ts';
import { shuffledIndices } from '../shuffle.ts';
import type { ModelInput } from '../tables.ts';

/** Rows of features. */
export type Matrix = readonly (readonly number[])[];

/** How good a regressor is, on rows that it was not trained with. All but R² are in dollars. */
export type Evaluation = {
  readonly r2Score: number;
  readonly meanAbsoluteError: number;
  readonly maxError: number;
  readonly rmse: number;
};

/** Features and prices, the rows shuffled by `seed`; `testShare` of them, rounded up, are kept for the test. */
export function splitData(
  table: readonly ModelInput[],
  features: readonly string[],
  { seed, testShare }: { readonly seed: number; readonly testShare: number },
): { X_train: Matrix; X_test: Matrix; y_train: readonly number[]; y_test: readonly number[] } {
  const order = shuffledIndices(table.length, seed).map((index) => table[index] as ModelInput);
  const tests = Math.ceil(testShare * table.length);
  const matrix = (rows: readonly ModelInput[]) => rows.map((row) => featuresOf({ ...row }, features));
  const prices = (rows: readonly ModelInput[]) => rows.map(({ price }) => price);
  const [test, train] = [order.slice(0, tests), order.slice(tests)];
  return { X_train: matrix(train), X_test: matrix(test), y_train: prices(train), y_test: prices(test) };
}

/** Learns prices from features. */
export const trainModel = (
  rows: Matrix,
  prices: readonly number[],
  { alpha, features }: { readonly alpha: number; readonly features: readonly string[] },
): Regressor => ({
  features,
  ...ridge(rows, prices, alpha),
});

/** Compares what the regressor says with what is true. */
export function evaluateModel(regressor: Regressor, rows: Matrix, prices: readonly number[]): Evaluation {
  const errors = rows.map((row, index) => (prices[index] as number) - predict(regressor, row));
  const mean = sum(prices) / prices.length;
  const unexplained = sum(errors.map((error) => error ** 2));
  return {
    r2Score: 1 - unexplained / sum(prices.map((price) => (price - mean) ** 2)),
    meanAbsoluteError: sum(errors.map(Math.abs)) / errors.length,
    maxError: errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0),
    rmse: Math.sqrt(unexplained / errors.length),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
