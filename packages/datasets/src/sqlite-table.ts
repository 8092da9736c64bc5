import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { sqliteTableOptions } from './sqlite/sqlite-options.ts';
import { appendToTable, tableWrites } from './tables/database-table.ts';

/** A table of an SQLite database. A save is one transaction, and so are all the parts of a node that yields. */
const sqliteTable: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(sqliteTableOptions),
  create(options, context) {
    const { path, table } = options;
    const at = `dataset "${context.name}" (table "${table}" of ${path})`;
    const database = async () => (await import('./sqlite/sqlite-database.ts')).sqliteDatabase(path, context, at);
    const begin = async () => (await import('./sqlite/write-sqlite.ts')).beginSqlite(await database(), table, at);
    return {
      async load() {
        const { readTable } = await import('./sqlite/read-sqlite.ts');
        return (await database()).read((opened) => readTable(opened, options, at));
      },
      ...tableWrites(() => appendToTable(options, at, begin)),
      async exists() {
        const { hasTable } = await import('./sqlite/read-sqlite.ts');
        return hasTable(await database(), table);
      },
      location: `${path}, table "${table}"`,
    };
  },
});

export default sqliteTable;
