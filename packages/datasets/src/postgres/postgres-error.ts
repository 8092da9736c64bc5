import { isLeatError, LeatError } from '@leat/core';

/** Errors of the network, of the resolver and of the `postgres` package that mean that no server was reached. */
const unreachable = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE|ENOENT|CONNECT|CONNECTION)/;

/** What PostgreSQL said, as a LeatError. Its codes are at https://www.postgresql.org/docs/current/errcodes-appendix.html. What the credentials say is in no message: neither address nor user is repeated. */
export function postgresError(error: unknown, at: string): unknown {
  if (isLeatError(error)) return error;
  const { code, message } = error as { code?: unknown; message: string };
  if (typeof code !== 'string') return error;
  const told = (kind: string, words: string, cause?: unknown) => new LeatError(kind, `${at}: ${words}`, { cause });

  if (unreachable.test(code)) {
    return told('UNREACHABLE', `the server was not reached, or went away (${code}). Look at its "credentials", or at PGHOST and PGPORT`);
  }
  switch (code.slice(0, 2)) {
    case '28': // invalid authorization
      return told('NO_ACCESS', `the server refuses the user or the password (${code}). Look at its "credentials"`);
    case '3D': // invalid catalog name
      return told('NO_ACCESS', `the server has no database of the name in its "credentials" (${code})`);
    case '53': // insufficient resources
    case '57': // operator intervention
      return told('UNREACHABLE', `the server cannot do it now: ${message}`, error);
    case '40': // transaction rollback
    case '55': // object not in prerequisite state
      return told('BUSY', `another is using the table: ${message}. Run again`, error);
    case '22': // data exception
    case '23': // integrity constraint violation
      return told('UNFIT_VALUE', `the server refuses a value: ${message}`, error);
  }
  if (code === '25006') return told('READ_ONLY', `a query only reads: ${message}`, error);
  if (code === '42P01') return told('NO_VALUE', `${message}, and nothing has made it yet`, error);
  if (code === '42501') return told('NO_ACCESS', `this user may not do it: ${message}`, error);
  return told('INVALID_QUERY', `PostgreSQL refuses: ${message}`, error);
}
