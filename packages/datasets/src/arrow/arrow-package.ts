import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { optionalPackage } from '../optional-package.ts';
import { decodeLz4Frame } from './lz4-frame.ts';

/** What the package exports. */
export type Arrow = typeof import('apache-arrow');

/** The package, told how to compress, which it leaves to others. */
export async function arrowPackage(at: string): Promise<Arrow> {
  const arrow = await optionalPackage('apache-arrow', at, () => import('apache-arrow'));
  const { compressionRegistry: registry, CompressionType: type } = arrow;
  if (!registry.get(type.ZSTD)) registry.set(type.ZSTD, { encode: zstdCompressSync, decode: zstdDecompressSync });
  if (!registry.get(type.LZ4_FRAME)) registry.set(type.LZ4_FRAME, { decode: decodeLz4Frame });
  return arrow;
}
