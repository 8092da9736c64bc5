import type { Sql, TransactionSql } from 'postgres';
import { optionalPackage } from '../optional-package.ts';
import { type PostgresCredentials, revealed } from './postgres-credentials.ts';
import { postgresError } from './postgres-error.ts';

/** Seconds until a server that does not answer is given up. */
const patience = 15;

/** A connection for one load or save. What the server says is in our words, and the connection is closed when `work` ends. */
export async function withPostgres<Value>(
  credentials: PostgresCredentials | undefined,
  at: string,
  work: (sql: Sql) => Promise<Value>,
): Promise<Value> {
  const { url, parts } = revealed(credentials ?? {}, at);
  const { default: postgres } = await optionalPackage('postgres', at, () => import('postgres'));
  const options = {
    ...parts,
    max: 1,
    connect_timeout: patience,
    onnotice: () => {},
    connection: { application_name: 'leat', TimeZone: 'UTC', client_encoding: 'UTF8', DateStyle: 'ISO' },
    types: asText,
  };
  try {
    const sql = (url === undefined ? postgres(options) : postgres(url, options)) as unknown as Sql;
    try {
      return await work(sql);
    } finally {
      await sql.end({ timeout: 5 });
    }
  } catch (error) {
    throw postgresError(error, at);
  }
}

/** A read-only transaction: whatever the query says, nothing is changed. */
export const reading = <Value>(sql: Sql, work: (transaction: TransactionSql) => Promise<Value>): Promise<Value> =>
  sql.begin('read only', work) as Promise<Value>;

/** Object identifiers of types whose values are read here, and not by the `postgres` package, which takes a `timestamp` for local time and rounds. */
export const oids = { int8: 20, json: 114, jsonb: 3802, numeric: 1700, date: 1082, timestamp: 1114, timestamptz: 1184 } as const;

const serialize = (value: unknown) => String(value);

const asText = {
  int8: { to: oids.int8, from: [oids.int8], serialize, parse: (text: string) => BigInt(text) },
  numeric: { to: oids.numeric, from: [oids.numeric], serialize, parse: (text: string) => text },
  json: { to: oids.json, from: [oids.json, oids.jsonb], serialize, parse: (text: string) => text },
  date: { to: oids.timestamp, from: [oids.date, oids.timestamp], serialize, parse: (text: string) => text },
  // "+00", which ISO 8601 writes "+00:00"
  timestamptz: { to: oids.timestamptz, from: [oids.timestamptz], serialize, parse: (text: string) => text.replace(/([+-]\d\d)$/, '$1:00') },
};

/** A name as SQL writes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
