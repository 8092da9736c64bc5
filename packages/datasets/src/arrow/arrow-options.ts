import { type InferOutput, optional, picklist } from 'valibot';
import { fileOptions } from '../storage/file-options.ts';
import { shapeOption, typedTableOptions } from '../tables/typed-table-options.ts';

/** The options of an arrow dataset. `compression`: of what is written; those that Arrow knows are read. `format`: of what is written, the file (Feather) or the stream; both are read. */
export const arrowOptions = fileOptions({
  compression: optional(picklist(['none', 'zstd'], 'expected none or zstd'), 'none'),
  format: optional(picklist(['file', 'stream'], 'expected file or stream'), 'file'),
  ...shapeOption,
  ...typedTableOptions,
});

/** The options of an arrow dataset, checked. */
export type ArrowOptions = InferOutput<typeof arrowOptions>;
