import { byText } from '../text-order.ts';
import type { S3Access } from './s3-access.ts';
import type { S3Address } from './s3-address.ts';
import { s3Request } from './s3-request.ts';

/** The keys below a folder, relative to it, in text order. What consoles put there to show an empty folder is not one. */
export async function s3List({ bucket, key }: S3Address, access: () => S3Access): Promise<readonly string[]> {
  const prefix = `${key}/`;
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const query = { 'list-type': '2', prefix, ...(token !== undefined && { 'continuation-token': token }) };
    const response = await s3Request({ method: 'GET', address: { bucket, key: '' }, query }, access);
    const text = await response.text();
    for (const [, found = ''] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) keys.push(fromXml(found).slice(prefix.length));
    token = fromXml(/<NextContinuationToken>([^<]*)</.exec(text)?.[1] ?? '') || undefined;
  } while (token !== undefined);
  return keys.filter((found) => found !== '' && !found.endsWith('/')).sort(byText);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const fromXml = (text: string): string =>
  text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name?: string, decimal?: string, hexadecimal?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole;
      return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal));
    },
  );
