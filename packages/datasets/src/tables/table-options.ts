import { list, mapping, oneOf, or, text } from '../options/option.ts';

/** The options of every table. `columns`: only these, in this order. `types`: how cells are read; a column that is not named stays as it is. */
export const tableOptions = {
  columns: or(undefined, list('a list of column names', text('the name of a column'))),
  types: or({}, mapping('a type for each column', oneOf('string', 'number', 'integer', 'boolean', 'date'))),
};
