import { resolve } from 'node:path';
import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { duckdbQueryOptions } from './duckdb/duckdb-options.ts';
import { refuseSave } from './tables/refuse-save.ts';

/** What a query of DuckDB gives: of a database file, of Parquet, CSV and JSON files, or of both. Paths in it are relative to the root of the data. */
const duckdbQuery: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(duckdbQueryOptions),
  create(options, { name, root }) {
    const { path } = options;
    const location = path === undefined ? 'DuckDB, a query' : `${path}, a query`;
    const at = `dataset "${name}" (${location})`;
    const place = { at, root, ...(path !== undefined && { database: resolve(root, path) }) };
    return {
      async load() {
        const { withDuckdb } = await import('./duckdb/duckdb-connection.ts');
        return withDuckdb(place, async (connection, duckdb) => {
          const { readDuckdb } = await import('./duckdb/read-duckdb.ts');
          return readDuckdb(connection, duckdb, options, at);
        });
      },
      save: refuseSave(at, 'duckdb-relation'),
      location,
    };
  },
});

export default duckdbQuery;
