import { array, nonEmpty, optional, pipe, strictObject, string } from 'valibot';
import { tableNameOptions } from '../tables/database-table.ts';
import { parameter, queryText } from '../tables/query-options.ts';
import { shapeOption, typedTableOptions } from '../tables/typed-table-options.ts';
import { postgresCredentials } from './postgres-credentials.ts';

const schema = 'expected the name of a schema';

/** The options of a postgres-table dataset. `schema`: where the table is; else where the server looks first. */
export const postgresTableOptions = strictObject({
  ...tableNameOptions,
  schema: optional(pipe(string(schema), nonEmpty(schema))),
  credentials: optional(postgresCredentials),
  ...shapeOption,
  ...typedTableOptions,
});

/** The options of a postgres-query dataset. `parameters`: what $1, $2 … stand for. */
export const postgresQueryOptions = strictObject({
  query: queryText,
  parameters: optional(array(parameter, 'expected a list of values')),
  credentials: optional(postgresCredentials),
  ...shapeOption,
  ...typedTableOptions,
});
