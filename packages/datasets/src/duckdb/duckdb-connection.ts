import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { isLeatError, LeatError } from '@leat/core';
import { optionalPackage } from '../optional-package.ts';

/** What the package exports. */
export type Duckdb = typeof import('@duckdb/node-api');

/** What a connection is to. */
export interface DuckdbPlace {
  readonly at: string;
  /** A database file; absent: a database in memory. */
  readonly database?: string;
  /** What relative paths in a query are relative to. */
  readonly root?: string;
}

/** A connection for one load or save. A database file is only read. What DuckDB does not hold in memory it puts into the folder for temporary files. */
export async function withDuckdb<Value>(
  place: DuckdbPlace,
  work: (connection: DuckDBConnection, duckdb: Duckdb) => Promise<Value>,
): Promise<Value> {
  const { at, database, root } = place;
  const duckdb = await optionalPackage('@duckdb/node-api', at, () => import('@duckdb/node-api'));
  if (database !== undefined && !existsSync(database)) {
    throw new LeatError('NO_VALUE', `${at}: there is no database ${database}, and nothing has made it yet`);
  }
  try {
    const instance = await duckdb.DuckDBInstance.create(database ?? ':memory:', {
      temp_directory: join(tmpdir(), `leat-duckdb-${process.pid}`),
      ...(database !== undefined && { access_mode: 'READ_ONLY' }),
      ...(root !== undefined && { file_search_path: root }),
    });
    try {
      const connection = await instance.connect();
      try {
        return await work(connection, duckdb);
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  } catch (error) {
    throw duckdbError(error, at);
  }
}

/** What DuckDB said, as a LeatError; its errors have no codes. */
function duckdbError(error: unknown, at: string): unknown {
  if (isLeatError(error) || !(error instanceof Error)) return error;
  const told = (kind: string, words: string) => new LeatError(kind, `${at}: ${words}`, { cause: error });
  const { message } = error;
  if (/^IO Error: No files found/.test(message)) return told('NO_VALUE', `${message.split('\n', 1)[0]}, and nothing has made it yet`);
  if (/^IO Error: Could not set lock/.test(message))
    return told('BUSY', 'the database is being written by another. Run again when it is done');
  if (/^Out of Memory Error/.test(message)) return told('OUT_OF_MEMORY', `DuckDB has not enough memory: ${message}`);
  return told('INVALID_QUERY', `DuckDB refuses: ${message}`);
}
