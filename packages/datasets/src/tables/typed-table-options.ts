import { array, custom, map, nonEmpty, optional, picklist, pipe, string, transform } from 'valibot';
import { columnTypes } from './column-type.ts';

const expectedType = 'expected string, number, integer, bigint, boolean, date, bytes or json';
const names = 'expected a list of column names';
const name = 'expected the name of a column';

/** A column may have any name, be it "constructor", so that types are kept in a Map. */
const types = pipe(
  custom<Readonly<Record<string, unknown>>>(
    (given) => typeof given === 'object' && given !== null && !Array.isArray(given),
    'expected a type for each column',
  ),
  transform((given) => new Map(Object.entries(given))),
  map(string(), picklist(columnTypes, expectedType)),
);

/** The options of a table that knows its types. `columns`: only these, in this order. `types`: what a column is written as, and read as; else that follows from its values. */
export const typedTableOptions = {
  columns: optional(pipe(array(pipe(string(name), nonEmpty(name)), names), nonEmpty(names))),
  types: optional(types, {}),
};

/** How a table comes to a node: `rows` are objects by column name, `columns` an object of lists by column name. */
export const shapeOption = { as: optional(picklist(['rows', 'columns'], 'expected rows or columns'), 'rows') };
