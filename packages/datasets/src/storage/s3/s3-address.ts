/** `s3://bucket/key`: one object, or a folder of them. */
export interface S3Address {
  readonly bucket: string;
  readonly key: string;
}

const form = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/(.+)$/;

/** The parts of an address; undefined when it is none. No part of a key may be empty, "." or "..": on the way to S3 such a key would become another. */
export function readS3Address(text: string): S3Address | undefined {
  const [, bucket, key] = form.exec(text) ?? [];
  if (bucket === undefined || key === undefined) return undefined;
  const isWhole = key.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && key.isWellFormed();
  return isWhole ? { bucket, key } : undefined;
}

/** Where S3 has it: a server of one's own takes the bucket in the path, Amazon's in the name, unless the bucket's name has dots, which no certificate covers. */
export function s3Url({ bucket, key }: S3Address, { endpoint, region }: { readonly endpoint?: string; readonly region: string }): URL {
  const path = key.split('/').map(encodePart).join('/');
  if (endpoint !== undefined) return new URL(`${endpoint.replace(/\/+$/, '')}/${bucket}/${path}`);
  const host = `s3.${region}.amazonaws.com`;
  return new URL(bucket.includes('.') ? `https://${host}/${bucket}/${path}` : `https://${bucket}.${host}/${path}`);
}

/** As signatures want it (RFC 3986): what `encodeURIComponent` leaves is encoded too. */
const encodePart = (part: string) =>
  encodeURIComponent(part).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
