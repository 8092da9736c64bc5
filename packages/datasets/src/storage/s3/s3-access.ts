import { isSecret, type Secret } from '@leat/core';
import { custom, type InferOutput, optional, strictObject } from 'valibot';
import { S3Failure } from './s3-failure.ts';

const text = custom<Secret | string>((value) => isSecret(value) || typeof value === 'string', 'expected text');

/** The credentials of an S3 storage, as a catalog entry names them; without any, those of the environment (`AWS_ACCESS_KEY_ID` and so on). */
export const s3Credentials = strictObject(
  {
    accessKeyId: text,
    secretAccessKey: text,
    sessionToken: optional(text),
    endpoint: optional(text),
    region: optional(text),
  },
  'expected the name of credentials with accessKeyId and secretAccessKey, and at most sessionToken, endpoint and region',
);

export type S3Credentials = InferOutput<typeof s3Credentials>;

/** What one request is made and signed with. It is held no longer than the request. */
export interface S3Access {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly endpoint?: string;
  readonly region: string;
}

/** Reveals the credentials. Where neither they nor the environment say it, the region is us-east-1. */
export function s3Access(credentials: S3Credentials | undefined): S3Access {
  const { env } = process;
  const given = credentials && Object.fromEntries(Object.entries(credentials).map(([name, value]) => [name, reveal(value)]));
  const keys = given ?? {
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    sessionToken: env.AWS_SESSION_TOKEN,
  };
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  if (!accessKeyId || !secretAccessKey) throw new S3Failure({ code: 'NoCredentials' });
  const endpoint = given?.endpoint ?? env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL;
  const region = given?.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? 'us-east-1';
  return { accessKeyId, secretAccessKey, region, ...(sessionToken && { sessionToken }), ...(endpoint && { endpoint }) };
}

const reveal = (value: Secret | string | undefined) => (isSecret(value) ? value.reveal() : value);
