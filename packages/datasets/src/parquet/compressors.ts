import { brotliDecompressSync, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { CompressionCodec, Compressors } from 'hyparquet';
import { decompressLz4, decompressLz4Raw, decompressSnappy } from 'hyparquet-compressors';
import type { ParquetWriteOptions } from 'hyparquet-writer';

/** Node's own where it has one, for they are faster than those in JavaScript. */
export const decompressors: Compressors = {
  BROTLI: (bytes) => brotliDecompressSync(bytes),
  GZIP: (bytes) => gunzipSync(bytes),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
  SNAPPY: decompressSnappy,
  ZSTD: (bytes) => zstdDecompressSync(bytes),
};

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
