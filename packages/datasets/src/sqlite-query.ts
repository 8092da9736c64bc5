import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { sqliteQueryOptions } from './sqlite/sqlite-options.ts';
import { refuseSave } from './tables/refuse-save.ts';

/** What a query of an SQLite database gives. The database is opened for reading only. */
const sqliteQuery: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(sqliteQueryOptions),
  create(options, context) {
    const { path } = options;
    const at = `dataset "${context.name}" (a query of ${path})`;
    return {
      async load() {
        const { sqliteDatabase } = await import('./sqlite/sqlite-database.ts');
        const { readSqlite } = await import('./sqlite/read-sqlite.ts');
        return sqliteDatabase(path, context, at).read((database) => readSqlite(database, options, at));
      },
      save: refuseSave(at, 'sqlite-table'),
      location: `${path}, a query`,
    };
  },
});

export default sqliteQuery;
