import { check, forward, optional, pipe, strictObject } from 'valibot';
import { databasePath } from '../sqlite/sqlite-options.ts';
import { fileOptions } from '../storage/file-options.ts';
import { queryOptions } from '../tables/query-options.ts';
import { shapeOption, typedTableOptions } from '../tables/typed-table-options.ts';
import { formatOf } from './relation-file.ts';

/** The options of a duckdb-query dataset. `path`: a database file; else the query is of files, or of nothing. */
export const duckdbQueryOptions = strictObject({ path: optional(databasePath), ...queryOptions, ...shapeOption, ...typedTableOptions });

/** The options of a duckdb-relation dataset. */
export const duckdbRelationOptions = pipe(
  fileOptions({}),
  forward(
    check(({ path }) => !path.includes('://'), 'expected a path on this machine: the file is read later, when the relation is used'),
    ['path'],
  ),
  forward(
    check(({ path }) => formatOf(path) !== undefined, 'expected a path that ends in .parquet, .csv or .jsonl'),
    ['path'],
  ),
);
