import { array, boolean, nonEmpty, null_, number, optional, pipe, record, string, union } from 'valibot';

const query = 'expected a query';

/** The text of a query. */
export const queryText = pipe(string(query), nonEmpty(query));

/** What a placeholder stands for. */
export const parameter = union([string(), number(), boolean(), null_()], 'expected text, a number, true, false or null');

/** The options of a query. `parameters`: what its placeholders stand for, by position or by name; they are never put into the text of the query. */
export const queryOptions = {
  query: queryText,
  parameters: optional(union([array(parameter), record(string(), parameter)], 'expected a list of values, or values by name')),
};

/** What a placeholder stands for. */
export type Parameter = string | number | boolean | null;

/** What placeholders stand for. */
export type Parameters = readonly Parameter[] | Readonly<Record<string, Parameter>>;
