import { predictPrices, type ShuttleFeatures } from '../../src/nodes/inference.ts';
import { createModelInputTable, preprocessCompanies, preprocessShuttles } from '../../src/nodes/processing.ts';
import { comparePassengerCapacity, createConfusionMatrix, plotConfusionMatrix, plotPassengerCapacity } from '../../src/nodes/reporting.ts';
import { type Evaluation, evaluateModel, splitData, trainModel } from '../../src/nodes/science.ts';
import type { Regressor } from '../../src/regressor.ts';
import { companies, reviews, shuttles } from '../raw.ts';

// What the functions of this project give when they are called one after the other: no pipeline, no runner, no leat.

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
const preprocessed = preprocessShuttles(shuttles);
const table = createModelInputTable(preprocessed, preprocessCompanies(companies), reviews);
const { X_train, X_test, y_train, y_test } = splitData(table, features, { seed: 3, testShare: 0.2 });

/** Trained with this `model.alpha`. */
export function trained(alpha: number): { readonly regressor: Regressor; readonly evaluation: Evaluation } {
  const regressor = trainModel(X_train, y_train, { alpha, features });
  return { regressor, evaluation: evaluateModel(regressor, X_test, y_test) };
}

/** The pictures by the names of their files. */
export const charts: Readonly<Record<string, string>> = {
  'passenger_capacity.svg': plotPassengerCapacity(comparePassengerCapacity(preprocessed)),
  'confusion_matrix.svg': plotConfusionMatrix(createConfusionMatrix()),
};

/** A shuttle to ask a price for. */
export const shuttle: ShuttleFeatures = {
  engines: 2,
  passenger_capacity: 4,
  crew: 2,
  d_check_complete: true,
  moon_clearance_complete: false,
  iata_approved: true,
  company_rating: 0.95,
  review_scores_rating: 97,
};

/** Its price, from a model with this `model.alpha`. */
export const priceOf = (alpha: number): number => predictPrices(trained(alpha).regressor, [shuttle])[0] as number;
