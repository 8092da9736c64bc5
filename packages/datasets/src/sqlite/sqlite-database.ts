import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DatasetContext, LeatError } from '@leat/core';
import { sqliteError } from './sqlite-error.ts';

/** A database file of a dataset. */
export interface SqliteDatabase {
  readonly file: string;
  /** Opens it to read, does something with it, and closes it. */
  read<Value>(work: (database: DatabaseSync) => Value): Value;
  /** Opens it to write, making it when there is none. */
  open(): DatabaseSync;
}

/** Milliseconds that a reader waits while another commits. */
const patience = 10_000;

/** The database at `path`, relative to the root of the data. Nothing is touched until it is used. */
export function sqliteDatabase(path: string, { name, root }: DatasetContext, at: string): SqliteDatabase {
  const file = resolve(root, path);
  return {
    file,
    read(work) {
      if (!existsSync(file)) {
        throw new LeatError('NO_VALUE', `dataset "${name}": there is no database ${file}, and nothing has made it yet`);
      }
      try {
        using database = new DatabaseSync(file, { readOnly: true, timeout: patience });
        return work(database);
      } catch (error) {
        throw sqliteError(error, at);
      }
    },
    open: () => new DatabaseSync(file, { timeout: 0 }), // who writes waits without blocking this process
  };
}

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
