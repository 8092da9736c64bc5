import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Access } from './s3-access.ts';
import { type S3Address, s3Url } from './s3-address.ts';
import { type S3Facts, S3Failure } from './s3-failure.ts';
import { type FileBody, sendFile } from './send-file.ts';

/** One thing asked of S3. */
export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly address: S3Address;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: FileBody;
}

/** How often something is tried that may go well the next time. */
export const attempts = 4;
const firstWait = 200;
const passing = new Set([408, 429, 500, 502, 503, 504]);

/** So long may an answer take, in milliseconds: half a minute, and what is sent at 50 kB a second. */
const limit = (body: FileBody | undefined) => 30_000 + (body?.size ?? 0) / 50;

/** Asks, and asks again when S3 is busy, silent or gone for a moment. Throws S3Failure for every other answer than a good one. */
export async function s3Request(request: S3Request, access: () => S3Access): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(request, access());
    if (answer instanceof Response) return answer;
    const mayPass = answer.status === undefined || passing.has(answer.status);
    if (!mayPass || attempt === attempts) throw new S3Failure({ ...answer, attempts: attempt });
    await sleep(firstWait * 2 ** (attempt - 1) * (0.5 + Math.random()));
  }
}

async function ask({ method, address, query = {}, headers = {}, body }: S3Request, access: S3Access): Promise<Response | S3Facts> {
  const { AwsV4Signer } = await import('aws4fetch');
  const url = s3Url(address, access);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const { region, endpoint: _, ...keys } = access;
  const signed = await new AwsV4Signer({ method, url: url.href, headers: { ...headers }, service: 's3', region, ...keys }).sign();

  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), limit(body));
  try {
    // a redirect is not followed: it would take the signature elsewhere
    const response = body
      ? await sendFile(url, signed.headers, body, silence.signal)
      : await fetch(signed.url, { method, headers: signed.headers, redirect: 'manual', signal: silence.signal });
    return response.ok ? response : await factsOf(response);
  } catch (error) {
    return { code: silence.signal.aborted ? 'ETIMEDOUT' : networkCode(error) };
  } finally {
    clearTimeout(timer);
  }
}

async function factsOf(response: Response): Promise<S3Facts> {
  const body = await response.text();
  const code = /<Code>(\w{1,60})<\/Code>/.exec(body)?.[1];
  const region = /^[a-z0-9-]{1,30}$/.exec(response.headers.get('x-amz-bucket-region') ?? '')?.[0];
  const isElsewhere = response.status === 301 || response.status === 307 || code === 'AuthorizationHeaderMalformed';
  return { status: response.status, ...(code && { code }), ...(isElsewhere && region && { region }) };
}

/** Only the code: the message names the address, which is one of the credentials. */
function networkCode(error: unknown): string {
  const { code } = ((error as Error).cause ?? error) as { code?: unknown };
  return typeof code === 'string' ? code : 'no connection';
}
