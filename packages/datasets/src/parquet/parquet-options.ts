import { type InferOutput, optional, picklist } from 'valibot';
import { fileOptions } from '../storage/file-options.ts';
import { shapeOption, typedTableOptions } from '../tables/typed-table-options.ts';

/** The options of a parquet dataset. `compression`: of what is written; all of them are read. */
export const parquetOptions = fileOptions({
  compression: optional(picklist(['snappy', 'zstd', 'gzip', 'none'], 'expected snappy, zstd, gzip or none'), 'snappy'),
  ...shapeOption,
  ...typedTableOptions,
});

/** The options of a parquet dataset, checked. */
export type ParquetOptions = InferOutput<typeof parquetOptions>;
