import { dirname } from 'node:path';
import { type DatasetDefinition, schemaOf } from '@leat/core';
import csv from '@leat/datasets/csv';
import excel from '@leat/datasets/excel';
import type { Company, Review, Shuttle } from '../src/tables.ts';

const root = dirname(import.meta.dirname);

async function load<Row>(name: string, definition: DatasetDefinition, options: object): Promise<readonly Row[]> {
  const schema = await schemaOf(definition);
  const checked = await schema?.['~standard'].validate({ path: `data/01_raw/${name}`, ...options });
  if (!checked || checked.issues) throw new Error(`the options of ${name} are wrong`);
  const alone = () => {
    throw new Error('a table goes around no other dataset');
  };
  return definition.create(checked.value, { name, root, versions: { save: 'unused' }, dataset: alone }).load();
}

const score = (name: string) => [`review_scores_${name}`, 'number'];
const scores = Object.fromEntries(['rating', 'comfort', 'amenities', 'trip', 'crew', 'location', 'price'].map(score));

/** The raw tables, read from the files as the catalog does. */
export const companies = await load<Company>('companies.csv', csv, { types: { id: 'integer', total_fleet_count: 'number' } });
export const reviews = await load<Review>('reviews.csv', csv, {
  types: { shuttle_id: 'integer', number_of_reviews: 'integer', reviews_per_month: 'number', ...scores },
});
export const shuttles = await load<Shuttle>('shuttles.xlsx', excel, {});
