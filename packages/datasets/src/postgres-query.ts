import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { postgresQueryOptions } from './postgres/postgres-options.ts';
import { refuseSave } from './tables/refuse-save.ts';

/** What a query of a PostgreSQL database gives, in a transaction that only reads. */
const postgresQuery: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(postgresQueryOptions),
  create(options, context) {
    const at = `dataset "${context.name}" (a query of PostgreSQL)`;
    return {
      async load() {
        const { withPostgres } = await import('./postgres/postgres-connection.ts');
        const { readPostgres } = await import('./postgres/read-postgres.ts');
        return withPostgres(options.credentials, at, (sql) => readPostgres(sql, options, at));
      },
      save: refuseSave(at, 'postgres-table'),
      location: 'PostgreSQL, a query',
    };
  },
});

export default postgresQuery;
