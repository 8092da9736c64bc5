import { afterAll, beforeAll, test } from 'vitest';
import { s3Place } from './support/s3-place.ts';
import { type S3Server, startS3 } from './support/s3-server.ts';
import { storagePromises } from './support/storage-promises.ts';

let server: S3Server;
beforeAll(async () => {
  server = await startS3();
});
afterAll(() => server[Symbol.asyncDispose]());

test.each(storagePromises)('in S3: $title', async ({ keep }) => keep(await s3Place(server)));
