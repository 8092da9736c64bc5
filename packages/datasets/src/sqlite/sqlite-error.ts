import { isLeatError, LeatError } from '@leat/core';

/** What SQLite said, as a LeatError. Its result codes are at https://sqlite.org/rescode.html. */
export function sqliteError(error: unknown, at: string): unknown {
  if (isLeatError(error)) return error;
  const { errcode, message, code } = error as { errcode?: number; message: string; code?: string };
  const told = (kind: string, words: string) => new LeatError(kind, `${at}: ${words}`, { cause: error });
  if (code === 'ERR_INVALID_ARG_TYPE' || code === 'ERR_INVALID_STATE')
    return told('INVALID_QUERY', `the parameters do not fit: ${message}`);
  if (errcode === undefined) return error;
  switch (errcode & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
      return told(
        'BUSY',
        'the database is being written by another, and did not become free. Run again, or let one node write after the other',
      );
    case 8: // SQLITE_READONLY
      return told('NO_ACCESS', `the database may not be written: ${message}. A query only reads`);
    case 14: // SQLITE_CANTOPEN
      return told('NO_ACCESS', 'the database could not be opened. Look at the permissions of the file and its folder');
    case 10: // SQLITE_IOERR
    case 13: // SQLITE_FULL
      return told('DISK', `the disk failed or is full: ${message}. What was there before is whole`);
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
      return told('INVALID_DATA', `this is not an SQLite database that can be read: ${message}`);
    case 19: // SQLITE_CONSTRAINT
      return told('UNFIT_VALUE', `the table refuses a row: ${message}`);
    default:
      return told('INVALID_QUERY', `SQLite refuses: ${message}`);
  }
}
