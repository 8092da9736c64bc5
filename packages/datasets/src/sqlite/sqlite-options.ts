import { check, type InferOutput, nonEmpty, pipe, strictObject, string } from 'valibot';
import { tableNameOptions } from '../tables/database-table.ts';
import { queryOptions } from '../tables/query-options.ts';
import { shapeOption, typedTableOptions } from '../tables/typed-table-options.ts';

const expected = 'expected the path of a database file';

/** Where a database is: a file on this machine, for it is locked while it is used. */
export const databasePath = pipe(
  string(expected),
  nonEmpty(expected),
  check((path) => !path.includes('://'), 'expected a path on this machine: a database file cannot be used where it is elsewhere'),
);

/** The options of a sqlite-table dataset. */
export const sqliteTableOptions = strictObject({ path: databasePath, ...tableNameOptions, ...shapeOption, ...typedTableOptions });

/** The options of a sqlite-query dataset. */
export const sqliteQueryOptions = strictObject({ path: databasePath, ...queryOptions, ...shapeOption, ...typedTableOptions });

/** The options of a sqlite-table dataset, checked. */
export type SqliteTableOptions = InferOutput<typeof sqliteTableOptions>;
