import type { ByteRange } from '../storage.ts';
import type { S3Access } from './s3-access.ts';
import type { S3Address } from './s3-address.ts';
import { S3Failure } from './s3-failure.ts';
import { attempts, s3Request } from './s3-request.ts';

/** The bytes of an object, or a part of them. A connection that breaks off is taken up where it stopped, if the object is still the same. */
export async function* s3Stream(address: S3Address, access: () => S3Access, range?: ByteRange): AsyncGenerator<Buffer> {
  let next = range?.start ?? 0;
  let tag: string | null = null;
  for (let broken = 0; ; ) {
    const isPart = range !== undefined || next > 0;
    const response = await s3Request(
      {
        method: 'GET',
        address,
        headers: {
          ...(isPart && { range: `bytes=${next}-${range ? range.end - 1 : ''}` }),
          ...(tag !== null && { 'if-match': tag }),
        },
      },
      access,
    );
    if (isPart && response.status !== 206) throw new S3Failure({ status: response.status, code: 'NoRanges' });
    tag ??= response.headers.get('etag');
    const chunks = response.body?.getReader();
    try {
      for (;;) {
        const { done, value } = await read(chunks);
        if (done) return;
        if (value === undefined) break; // broken off
        next += value.length;
        broken = 0;
        yield Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      }
    } finally {
      await chunks?.cancel().catch(() => undefined);
    }
    if (++broken === attempts) throw new S3Failure({ code: 'ECONNRESET', attempts });
  }
}

/** The next chunk, the end, or neither when the connection broke. */
async function read(
  chunks: ReadableStreamDefaultReader<Uint8Array> | undefined,
): Promise<{ done: boolean; value?: Uint8Array | undefined }> {
  if (!chunks) return { done: true };
  try {
    return await chunks.read();
  } catch {
    return { done: false };
  }
}
