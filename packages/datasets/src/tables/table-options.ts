import { array, custom, map, nonEmpty, optional, picklist, pipe, string, transform } from 'valibot';

const names = 'expected a list of column names';
const name = 'expected the name of a column';

/** A column may have any name, be it "constructor", so that types are kept in a Map. */
const types = pipe(
  custom<Readonly<Record<string, unknown>>>(
    (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
    'expected a type for each column',
  ),
  transform((given) => new Map(Object.entries(given))),
  map(string(), picklist(['string', 'number', 'integer', 'boolean', 'date'], 'expected string, number, integer, boolean or date')),
);

/** The options of every table. `columns`: only these, in this order. `types`: how cells are read; a column that is not named stays as it is. */
export const tableOptions = {
  columns: optional(pipe(array(pipe(string(name), nonEmpty(name)), names), nonEmpty(names))),
  types: optional(types, {}),
};
