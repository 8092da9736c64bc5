import { isSecret, LeatError, type Secret } from '@leat/core';
import { boolean, custom, type InferOutput, number, optional, pipe, strictObject, transform, union } from 'valibot';

const text = custom<Secret | string>((value) => isSecret(value) || typeof value === 'string', 'expected text');
const secret = custom<Secret>(isSecret, 'expected the address of a server');
const expected = 'expected the name of credentials with a url, or with host, port, database, user, password and ssl';

/** The credentials of a server: its address (`postgres://user:password@host:5432/database`), or what that is made of. What they leave out is in PGHOST, PGPORT, PGDATABASE, PGUSER and PGPASSWORD. */
export const postgresCredentials = union(
  [
    pipe(
      secret,
      transform((url) => ({ url })),
    ),
    strictObject({
      url: optional(text),
      host: optional(text),
      port: optional(union([number(), text])),
      database: optional(text),
      user: optional(text),
      password: optional(text),
      ssl: optional(union([boolean(), text])),
    }),
  ],
  expected,
);

export type PostgresCredentials = InferOutput<typeof postgresCredentials>;

/** The credentials as the `postgres` package takes them. Revealed where a connection is made, and nowhere else. */
export function revealed({ url, ...parts }: PostgresCredentials, at: string): { readonly url?: string; readonly parts: object } {
  const shown = Object.fromEntries(Object.entries(parts).map(([key, value]) => [key, reveal(value)]));
  const port = shown.port === undefined ? undefined : Number(shown.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new LeatError('CREDENTIALS', `${at}: the "port" of its credentials is not a number from 1 to 65535`);
  }
  return { ...(url !== undefined && { url: String(reveal(url)) }), parts: { ...shown, ...(port !== undefined && { port }) } };
}

const reveal = (value: unknown): unknown => (isSecret(value) ? value.reveal() : value);
