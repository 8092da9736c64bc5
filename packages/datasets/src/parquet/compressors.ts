import { brotliDecompressSync, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { CompressionCodec, Compressors } from 'hyparquet';
import type { ParquetWriteOptions } from 'hyparquet-writer';

/** What compressed pages are read by: Node's own where it has one, for they are faster than those in JavaScript. */
export async function decompressors(): Promise<Compressors> {
  const { decompressLz4, decompressLz4Raw, decompressSnappy } = await import('hyparquet-compressors');
  return {
    BROTLI: (bytes) => brotliDecompressSync(bytes),
    GZIP: (bytes) => gunzipSync(bytes),
    LZ4: decompressLz4,
    LZ4_RAW: decompressLz4Raw,
    SNAPPY: decompressSnappy,
    ZSTD: (bytes) => zstdDecompressSync(bytes),
  };
}

/** What hyparquet-writer does not bring itself. */
export const compressors = {
  GZIP: (bytes: Uint8Array) => gzipSync(bytes),
  ZSTD: (bytes: Uint8Array) => zstdCompressSync(bytes),
} satisfies ParquetWriteOptions['compressors'];

/** What the file format calls the compressions of the options. */
export const codecs = {
  snappy: 'SNAPPY',
  zstd: 'ZSTD',
  gzip: 'GZIP',
  none: 'UNCOMPRESSED',
} as const satisfies Record<string, CompressionCodec>;
