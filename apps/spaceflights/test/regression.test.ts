import fc from 'fast-check';
import { expect, test } from 'vitest';
import { predict, ridge } from '../src/regression.ts';

const number = fc.integer({ min: -100, max: 100 });
const data = fc
  .integer({ min: 1, max: 4 })
  .chain((width) => fc.array(fc.tuple(fc.array(number, { minLength: width, maxLength: width }), number), { minLength: 2, maxLength: 12 }));
const squares = (values: readonly number[]) => values.reduce((total, value) => total + value * value, 0);
const cost = (fit: ReturnType<typeof ridge>, points: readonly (readonly [number[], number])[], alpha: number) =>
  squares(points.map(([row, target]) => target - predict(fit, row))) + alpha * squares(fit.coefficients);

test.each([0, 0.5, 100])('no step away from the fit makes it better, with alpha %d', (alpha) => {
  fc.assert(
    fc.property(data, (points) => {
      const fit = ridge(
        points.map(([row]) => row),
        points.map(([, target]) => target),
        alpha,
      );
      const best = cost(fit, points, alpha);
      const allowed = 1e-7 * (1 + best);
      for (const step of [1e-3, -1e-3]) {
        expect(cost({ ...fit, intercept: fit.intercept + step }, points, alpha)).toBeGreaterThan(best - allowed);
        for (const index of fit.coefficients.keys()) {
          const coefficients = fit.coefficients.with(index, (fit.coefficients[index] as number) + step);
          expect(cost({ ...fit, coefficients }, points, alpha)).toBeGreaterThan(best - allowed);
        }
      }
    }),
  );
});

test('points on a line are fitted by that line', () => {
  const rows = [
    [1, 2],
    [2, 1],
    [3, 5],
    [4, -1],
  ];
  const { intercept, coefficients } = ridge(
    rows,
    rows.map(([x, y]) => 7 + 2 * (x as number) - 3 * (y as number)),
    0,
  );
  expect(intercept).toBeCloseTo(7, 10);
  expect(coefficients[0]).toBeCloseTo(2, 10);
  expect(coefficients[1]).toBeCloseTo(-3, 10);
});

test('a constant column gets the coefficient 0', () => {
  expect(
    ridge(
      [
        [1, 5],
        [2, 5],
        [4, 5],
      ],
      [1, 2, 4],
      0,
    ).coefficients[1],
  ).toBe(0);
});

test('two equal columns share the coefficient: the shortest of the best solutions', () => {
  const { coefficients } = ridge(
    [
      [1, 1],
      [2, 2],
      [4, 4],
    ],
    [2, 4, 8],
    0,
  );
  expect(coefficients[0]).toBeCloseTo(1, 12);
  expect(coefficients[1]).toBeCloseTo(1, 12);
});

test('alpha holds the coefficients back, and not the intercept', () => {
  const rows = [[-1], [0], [1]];
  expect(ridge(rows, [9, 10, 11], 2)).toEqual({ intercept: 10, coefficients: [0.5] });
});

test('no rows, or other targets than rows, are refused', () => {
  expect(() => ridge([], [], 0)).toThrow('a fit needs as many rows as targets, and at least one; there are 0 and 0');
  expect(() => ridge([[1]], [1, 2], 0)).toThrow('there are 1 and 2');
});
