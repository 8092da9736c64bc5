import { predict } from '../regression.ts';
import { featuresOf, type Regressor } from '../regressor.ts';

/** What must be known of a shuttle to say its price: the regressor's features, as numbers or true or false. */
export type ShuttleFeatures = Readonly<Record<string, number | boolean>>;

/** The price of each shuttle that is asked for, in dollars. */
export const predictPrices = (regressor: Regressor, request: readonly ShuttleFeatures[]): readonly number[] =>
  request.map((shuttle) => predict(regressor, featuresOf(shuttle, regressor.features)));
