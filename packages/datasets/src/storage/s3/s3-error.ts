import { LeatError } from '@leat/core';
import type { Attempt } from '../storage.ts';
import { type S3Facts, S3Failure } from './s3-failure.ts';

/** A failure of S3 as a LeatError: NO_VALUE, NO_ACCESS or STORAGE. It names dataset, bucket and key, never a credential. */
export function s3Error(error: unknown, { dataset, path, doing }: Attempt): unknown {
  if (!(error instanceof S3Failure)) return error;
  const { status, code } = error.facts;
  const told = (kind: string, words: string) =>
    new LeatError(kind, `dataset "${dataset}": ${words}`, { details: { path, ...(status && { status }), ...(code && { errno: code }) } });

  if (code === 'NoCredentials') {
    const advice = 'Name some with "credentials" in its catalog entry, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
    return told('NO_ACCESS', `there are no credentials for ${path}. ${advice}`);
  }
  if (code === 'NoSuchBucket') return told('STORAGE', `there is no bucket for ${path}. Make it, or correct the "path"`);
  if (status === 404) {
    if (doing === 'written') return told('STORAGE', `${path} could not be written, for S3 does not know its bucket`);
    return told(
      'NO_VALUE',
      `there is no object ${path}, and nothing has made it yet. Put it there, or run the nodes that make "${dataset}"`,
    );
  }
  if (status === 401 || status === 403)
    return told(
      'NO_ACCESS',
      `${path} may not be ${doing} with these credentials (${wordsOf(error.facts)}). Change its "credentials", or their rights`,
    );
  if (error.facts.region)
    return told(
      'STORAGE',
      `the bucket of ${path} is in the region ${error.facts.region}. Say so with "region" in its credentials, or in AWS_REGION`,
    );
  if (code === 'TooLarge')
    return told('STORAGE', `${path} would be larger than 5 GB, which S3 does not take at once. Save it in partitions`);
  if (status === 412) return told('STORAGE', `${path} was replaced while it was read. Run again`);
  return told(
    'STORAGE',
    `${path} could not be ${doing}: ${wordsOf(error.facts)}.${doing === 'written' ? ' What was there before is whole.' : ''} Run again`,
  );
}

function wordsOf({ status, code, attempts = 1 }: S3Facts): string {
  const answer = status === undefined ? `S3 gave no answer${code ? ` (${code})` : ''}` : `S3 answered ${status}${code ? ` ${code}` : ''}`;
  return attempts > 1 ? `${answer}, ${attempts} times` : answer;
}
