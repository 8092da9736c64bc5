import { dirname } from 'node:path';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeatError } from '@leat/core';
import { makeFolder } from '../storage/durable-folder.ts';
import type { ColumnType } from '../tables/column-type.ts';
import type { TableTransaction } from '../tables/database-table.ts';
import { lengthOf, type TypedColumn } from '../tables/write-table.ts';
import { tableExists } from './read-sqlite.ts';
import { quoted, type SqliteDatabase } from './sqlite-database.ts';
import { sqliteError } from './sqlite-error.ts';

/** Milliseconds that a writer waits for its turn, and between two tries. */
const patience = 60_000;
const pause = 20;

/** Begins to write a table: from here to its end no other writes the database. */
export async function beginSqlite({ file, open }: SqliteDatabase, table: string, at: string): Promise<TableTransaction> {
  const told = async <Value>(work: () => Value | Promise<Value>): Promise<Value> => {
    try {
      return await work();
    } catch (error) {
      throw sqliteError(error, at);
    }
  };
  await makeFolder(dirname(file));
  const database = await told(open);
  await told(() => beginImmediate(database)).catch((error) => {
    database.close();
    throw error;
  });

  return {
    exists: () => told(() => tableExists(database, table)),
    drop: () => told(() => database.exec(`DROP TABLE ${quoted(table)}`)),
    empty: () => told(() => database.exec(`DELETE FROM ${quoted(table)}`)),
    create: (columns) => told(() => database.exec(`CREATE TABLE ${quoted(table)} (${columns.map(definition).join(', ')})`)),
    insert: (columns) => told(() => insert(database, table, columns, at)),
    async commit() {
      await told(() => database.exec('COMMIT'));
      database.close();
    },
    async rollback() {
      if (database.isOpen) database.close(); // what is not committed is undone
    },
  };
}

/** Tries again while another writes: the other may be a node of this process, which could not end if this one blocked it. */
async function beginImmediate(database: DatabaseSync): Promise<void> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy = (error as { errcode?: number }).errcode === 5;
      if (!isBusy || performance.now() > end) throw error;
      await sleep(pause);
    }
  }
}

/** JSON as text by its affinity too, so that SQLite does not make a number of `1.0` (https://sqlite.org/datatype3.html). */
const declarations: Readonly<Record<ColumnType, string>> = {
  string: 'TEXT',
  number: 'REAL',
  integer: 'INTEGER',
  bigint: 'INTEGER',
  boolean: 'BOOLEAN',
  date: 'TIMESTAMP',
  bytes: 'BLOB',
  json: 'JSON TEXT',
};

const definition = ({ name, type }: TypedColumn): string => `${quoted(name)} ${declarations[type]}`;

function insert(database: DatabaseSync, table: string, columns: readonly TypedColumn[], at: string): void {
  const names = columns.map(({ name }) => quoted(name)).join(', ');
  const statement = database.prepare(`INSERT INTO ${quoted(table)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
  const length = lengthOf(columns);
  for (let row = 0; row < length; row++) statement.run(...columns.map(({ name, values }) => cell(values[row], name, row, at)));
}

function cell(value: unknown, column: string, row: number, at: string): SQLInputValue {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return Number(value);
  if (Number.isNaN(value))
    throw new LeatError('UNFIT_VALUE', `${at}: row ${row + 1}, column "${column}" holds NaN, which SQLite cannot. Make it null`);
  return value as SQLInputValue;
}
