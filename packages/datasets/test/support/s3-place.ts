import { AwsClient } from 'aws4fetch';
import { folder } from '../made.ts';
import type { S3Server } from './s3-server.ts';
import type { TestPlace } from './test-place.ts';

let count = 0;

/** A folder of the server's bucket, that no other test uses. */
export async function s3Place({ endpoint, bucket, credentials }: S3Server): Promise<TestPlace> {
  const prefix = `test-${count++}`;
  const client = new AwsClient({ ...credentials, service: 's3', retries: 0 });
  const ask = async (path: string, init?: RequestInit) => {
    const response = await client.fetch(`${endpoint}/${bucket}${path}`, init);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.text();
  };
  return {
    root: await folder(),
    options: { credentials },
    path: (name) => `s3://${bucket}/${prefix}/${name}`,
    put: async (name, text) => void (await ask(`/${prefix}/${name}`, { method: 'PUT', body: text })),
    get: (name) => ask(`/${prefix}/${name}`),
    async files() {
      const listed = await ask(`?list-type=2&prefix=${prefix}/`);
      return [...listed.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key.slice(prefix.length + 1)).sort();
    },
  };
}
