import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { postgresTableOptions } from './postgres/postgres-options.ts';
import { appendToTable, tableWrites } from './tables/database-table.ts';

/** A table of a PostgreSQL database. A save is one transaction, and so are all the parts of a node that yields. */
const postgresTable: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(postgresTableOptions),
  create(options, context) {
    const { credentials, schema } = options;
    const location = `PostgreSQL, table "${schema === undefined ? '' : `${schema}.`}${options.table}"`;
    const at = `dataset "${context.name}" (${location})`;
    const connection = () => import('./postgres/postgres-connection.ts');
    const writing = () => import('./postgres/write-postgres.ts');
    const table = async () => {
      const { quoted } = await connection();
      return `${schema === undefined ? '' : `${quoted(schema)}.`}${quoted(options.table)}`;
    };
    const begin = async () => (await writing()).beginPostgres(credentials, await table(), at);
    return {
      async load() {
        const { readPostgres } = await import('./postgres/read-postgres.ts');
        const query = `SELECT * FROM ${await table()}`;
        return (await connection()).withPostgres(credentials, at, (sql) => readPostgres(sql, { ...options, query }, at));
      },
      ...tableWrites(() => appendToTable(options, at, begin)),
      async exists() {
        const { tableExists } = await writing();
        const name = await table();
        return (await connection()).withPostgres(credentials, at, (sql) => tableExists(sql, name));
      },
      location,
    };
  },
});

export default postgresTable;
