import { expect, test } from 'vitest';
import { createModelInputTable, joinCompanies, joinReviews, preprocessCompanies, preprocessShuttles } from '../src/nodes/processing.ts';
import { comparePassengerCapacity, createConfusionMatrix } from '../src/nodes/reporting.ts';
import { splitData } from '../src/nodes/science.ts';
import { count, distinct, mean, missing, numbers, shape, sum } from './counts.ts';
import { companies, reviews, shuttles } from './raw.ts';

const preprocessedCompanies = preprocessCompanies(companies);
const preprocessedShuttles = preprocessShuttles(shuttles);
const table = createModelInputTable(preprocessedShuttles, preprocessedCompanies, reviews);

test('the companies are those of the file', () => {
  expect(shape(companies)).toEqual([10_019, 5]);
  expect(missing(companies)).toEqual({ company_rating: 5078, company_location: 3146, total_fleet_count: 2, iata_approved: 2 });
  expect([count(companies, 'iata_approved', 't'), count(companies, 'iata_approved', 'f')]).toEqual([4016, 6001]);
  expect([sum(companies, 'id'), sum(companies, 'total_fleet_count')]).toEqual([250_862_643, 18_476]);
});

test('the reviews are those of the file', () => {
  expect(shape(reviews)).toEqual([15_531, 10]);
  expect(missing(reviews)).toEqual({
    review_scores_rating: 4357,
    review_scores_comfort: 4367,
    review_scores_amenities: 4364,
    review_scores_trip: 4378,
    review_scores_crew: 4366,
    review_scores_location: 4382,
    review_scores_price: 4383,
    reviews_per_month: 4026,
  });
  expect([sum(reviews, 'review_scores_rating'), sum(reviews, 'number_of_reviews')]).toEqual([1_035_405, 236_295]);
  expect(sum(reviews, 'reviews_per_month').toFixed(2)).toBe('14695.46');
});

test('the shuttles are those of the file', () => {
  expect(shape(shuttles)).toEqual([15_531, 13]);
  expect(missing(shuttles)).toEqual({ engines: 6, crew: 46 });
  expect([count(shuttles, 'd_check_complete', 't'), count(shuttles, 'moon_clearance_complete', 't')]).toEqual([6142, 0]);
  expect(['engines', 'passenger_capacity', 'crew', 'company_id'].map((column) => sum(shuttles, column))).toEqual([
    21_752, 49_353, 27_041, 390_106_550,
  ]);
});

test('preprocessed companies have ratings from 0 to 1, and none is approved that is not known to be', () => {
  const ratings = numbers(preprocessedCompanies, 'company_rating');
  expect(shape(preprocessedCompanies)).toEqual([10_019, 5]);
  expect([ratings.length, Math.min(...ratings), Math.max(...ratings)]).toEqual([4941, 0, 1]);
  expect(sum(preprocessedCompanies, 'company_rating').toFixed(2)).toBe('4542.31');
  expect(mean(preprocessedCompanies, 'company_rating').toFixed(10)).toBe('0.9193098563');
  expect([true, false, null].map((value) => count(preprocessedCompanies, 'iata_approved', value))).toEqual([4016, 6003, 0]);
});

test('preprocessed shuttles have prices in dollars', () => {
  const prices = numbers(preprocessedShuttles, 'price');
  const middle = mean(preprocessedShuttles, 'price');
  const deviation = Math.sqrt(prices.reduce((total, price) => total + (price - middle) ** 2, 0) / (prices.length - 1));
  expect(shape(preprocessedShuttles)).toEqual([15_531, 13]);
  expect(sum(preprocessedShuttles, 'price')).toBe(38_268_039);
  expect([middle.toFixed(10), deviation.toFixed(10)]).toEqual(['2463.9777863628', '2287.7910701742']);
  expect([Math.min(...prices), Math.max(...prices), distinct(preprocessedShuttles, 'price')]).toEqual([870, 65_870, 591]);
});

test('there are 31 shuttle types', () => {
  expect(distinct(preprocessedShuttles, 'shuttle_type')).toBe(31);
  const types = ['Type V5', 'Type F5', 'Type V2', 'Type G0'];
  expect(types.map((type) => count(preprocessedShuttles, 'shuttle_type', type))).toEqual([10_461, 3072, 633, 483]);
});

test('every shuttle finds its reviews and its company; what is missing afterwards is what was missing before', () => {
  const reviewed = joinReviews(preprocessedShuttles, reviews);
  const joined = joinCompanies(reviewed, preprocessedCompanies);
  expect([shape(reviewed), shape(joined)]).toEqual([
    [15_531, 22],
    [15_531, 27],
  ]);
  expect(missing(joined)).toEqual({
    ...{ engines: 6, crew: 46, reviews_per_month: 4026, company_rating: 5905, company_location: 3765, total_fleet_count: 2 },
    ...{ review_scores_rating: 4357, review_scores_comfort: 4367, review_scores_amenities: 4364, review_scores_trip: 4378 },
    ...{ review_scores_crew: 4366, review_scores_location: 4382, review_scores_price: 4383 },
  });
});

test('the model input table has 6027 complete rows of 27 columns', () => {
  expect(shape(table)).toEqual([6027, 27]);
  expect(missing(table)).toEqual({});
  const sums = {
    price: 13_746_855,
    engines: 8335,
    passenger_capacity: 20_593,
    crew: 10_984,
    review_scores_rating: 555_459,
    number_of_reviews: 153_675,
    shuttle_id: 229_930_994,
  };
  expect(Object.fromEntries(Object.keys(sums).map((column) => [column, sum(table, column)]))).toEqual(sums);
  expect(mean(table, 'price').toFixed(10)).toBe('2280.8785465406');
  expect(sum(table, 'company_rating').toFixed(2)).toBe('5742.53');
  expect(['d_check_complete', 'moon_clearance_complete', 'iata_approved'].map((column) => count(table, column, true))).toEqual([
    2533, 0, 2545,
  ]);
  expect([distinct(table, 'id'), distinct(table, 'shuttle_type')]).toEqual([3038, 27]);
});

test('its columns are those of the shuttle, its reviews and its company', () => {
  expect(Object.keys(table[0] ?? {}).join(' ')).toBe(
    'shuttle_location shuttle_type engine_type engine_vendor engines passenger_capacity cancellation_policy crew d_check_complete ' +
      'moon_clearance_complete price company_id shuttle_id review_scores_rating review_scores_comfort review_scores_amenities ' +
      'review_scores_trip review_scores_crew review_scores_location review_scores_price number_of_reviews reviews_per_month ' +
      'id company_rating company_location total_fleet_count iata_approved',
  );
});

test('a fifth of the rows, rounded up, is kept for the test', () => {
  const { X_train, X_test, y_train, y_test } = splitData(table, ['engines', 'crew'], { seed: 3, testShare: 0.2 });
  expect([X_train.length, X_test.length, y_train.length, y_test.length]).toEqual([4821, 1206, 4821, 1206]);
  expect([...y_train, ...y_test].reduce((total, price) => total + price, 0)).toBe(13_746_855);
});

test('the mean passenger capacity of a shuttle type is that of its shuttles', () => {
  const means = comparePassengerCapacity(preprocessedShuttles);
  const capacity = Object.fromEntries(
    means.map(({ shuttle_type, passenger_capacity }) => [shuttle_type, Number(passenger_capacity).toFixed(10)]),
  );
  expect(means.length).toBe(31);
  expect(Object.keys(means[0] ?? {}).join(' ')).toBe(
    'shuttle_type id engines passenger_capacity crew d_check_complete moon_clearance_complete price company_id',
  );
  expect(capacity).toMatchObject({
    'Type V5': '3.1668100564',
    'Type F5': '3.2386067708',
    'Type V2': '3.5007898894',
    'Type G0': '3.4513457557',
    'Type U0': '9.0000000000',
    'Type F6': '1.0000000000',
  });
});

test('the confusion matrix counts the eleven pairs', () => {
  expect(createConfusionMatrix()).toEqual([
    [2, 3],
    [3, 3],
  ]);
});
