import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { predictPrices } from '../src/nodes/inference.ts';
import { createModelInputTable, preprocessCompanies, preprocessShuttles } from '../src/nodes/processing.ts';
import { evaluateModel, splitData, trainModel } from '../src/nodes/science.ts';
import { featuresOf } from '../src/regressor.ts';
import type { ModelInput } from '../src/tables.ts';
import { companies, reviews, shuttles } from './raw.ts';

const table = createModelInputTable(preprocessShuttles(shuttles), preprocessCompanies(companies), reviews);
const features = [
  'engines',
  'passenger_capacity',
  'crew',
  'd_check_complete',
  'moon_clearance_complete',
  'iata_approved',
  'company_rating',
  'review_scores_rating',
];

const matrix = (rows: readonly ModelInput[]) => rows.map((row) => featuresOf({ ...row }, features));
const prices = (rows: readonly ModelInput[]) => rows.map(({ price }) => price);
const fit = (rows: readonly ModelInput[], alpha = 0) => trainModel(matrix(rows), prices(rows), { alpha, features });
const evaluated = (train: readonly ModelInput[], test: readonly ModelInput[]) => evaluateModel(fit(train), matrix(test), prices(test));

const sorted = table.toSorted((left, right) => left.shuttle_id - right.shuttle_id);
const held = new Set<number>(JSON.parse(readFileSync(join(import.meta.dirname, 'data/spaceflights-test-ids.json'), 'utf8')).pandas1);
const firstPart = (rows: readonly ModelInput[]) => rows.slice(0, -1206);
const lastPart = (rows: readonly ModelInput[]) => rows.slice(-1206);

/** Equal to one part in a million. */
function expectClose(actual: readonly number[], expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  for (const [index, value] of expected.entries())
    expect(Math.abs((actual[index] as number) - value)).toBeLessThanOrEqual(1e-6 * Math.abs(value));
}

/** Made by scikit-learn's LinearRegression from the same rows. */
const fits = [
  {
    title: 'all rows',
    train: table,
    test: table,
    r2Score: 0.3778357866,
    intercept: 977.1851508999,
    coefficients: [352.8346386456, 333.6694674107, -178.3456720625, -50.1284279857, 0, -13.5862289982, -0.3631867373, 0.3021191008],
  },
  {
    title: 'all but the last rows, in the order of the shuttles',
    train: firstPart(table),
    test: lastPart(table),
    r2Score: 0.3140424391,
    meanAbsoluteError: 598.9811704664,
    maxError: 11790.0944810698,
    intercept: 997.5777210974,
    coefficients: [415.2266048528, 315.3701176838, -178.5397035348, -0.7559299554, 0, -26.6714090469, -1.9164252194, -0.3169781299],
  },
  {
    title: 'all but the last rows, by shuttle id',
    train: firstPart(sorted),
    test: lastPart(sorted),
    r2Score: 0.397004943,
    meanAbsoluteError: 599.2491423266,
    maxError: 10552.6192907217,
    intercept: 949.2582859981,
    coefficients: [344.0595935433, 324.7184680586, -159.9665082262, -38.8248144563, 0, -5.8035172538, 68.3761093314, -0.1675066504],
  },
  {
    title: 'the rows of the reference split',
    train: table.filter(({ shuttle_id }) => !held.has(shuttle_id)),
    test: table.filter(({ shuttle_id }) => held.has(shuttle_id)),
    r2Score: 0.4024460317,
    meanAbsoluteError: 584.5404587594,
    maxError: 11339.7247643073,
    intercept: 1089.2484805908,
    coefficients: [343.947803338, 339.1034228678, -194.9023846165, -64.3317184078, 0, -3.8554834004, -104.0999844567, 0.3966762937],
  },
];

test.each(fits)('the fit of $title is the reference', ({ train, test, intercept, coefficients, r2Score, meanAbsoluteError, maxError }) => {
  const regressor = fit(train);
  expectClose([regressor.intercept], [intercept]);
  expectClose(regressor.coefficients, coefficients);
  const evaluation = evaluated(train, test);
  expectClose([evaluation.r2Score], [r2Score]);
  if (meanAbsoluteError && maxError) expectClose([evaluation.meanAbsoluteError, evaluation.maxError], [meanAbsoluteError, maxError]);
});

test('the reference split is of 1206 rows, and its R² prints as 0.4024', () => {
  const [train, test] = [table.filter(({ shuttle_id }) => !held.has(shuttle_id)), table.filter(({ shuttle_id }) => held.has(shuttle_id))];
  expect(test.length).toBe(1206);
  const { r2Score, rmse } = evaluated(train, test);
  expect(r2Score.toFixed(4)).toBe('0.4024');
  expectClose([rmse], [988.8908586173]);
});

test.each([3, 4, 5, 6, 7])('the split of seed %i explains about a third of the prices', (seed) => {
  const { X_train, X_test, y_train, y_test } = splitData(table, features, { seed, testShare: 0.2 });
  const { r2Score } = evaluateModel(trainModel(X_train, y_train, { alpha: 0, features }), X_test, y_test);
  expect(r2Score).toBeGreaterThan(0.25);
  expect(r2Score).toBeLessThan(0.47);
});

test('a regressor gives the price of a shuttle that is asked for', () => {
  const regressor = fit(table);
  const request = [table[0], table[1]].map((row) =>
    Object.fromEntries(features.map((name) => [name, row?.[name as keyof ModelInput] as number | boolean])),
  );
  const [first, second] = predictPrices(regressor, request);
  const byHand = (row: readonly number[]) =>
    row.reduce((total, value, index) => total + value * (regressor.coefficients[index] as number), regressor.intercept);
  const [one, two] = matrix(table.slice(0, 2)) as [number[], number[]];
  expectClose([first as number, second as number], [byHand(one), byHand(two)]);
});

test('a request without a feature is refused, by the name of the feature', () => {
  expect(() => predictPrices({ features: ['engines', 'crew'], intercept: 0, coefficients: [1, 1] }, [{ engines: 2, creww: 3 }])).toThrow(
    'feature "crew" must be a number or true or false, and is missing. There are: engines, creww',
  );
});
