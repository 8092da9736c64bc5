import { array, boolean, check, forward, type InferOutput, length, nonEmpty, optional, pipe, string } from 'valibot';
import { fileOptions } from '../storage/file-options.ts';
import { chunkFits, chunkWithoutStream, streamOptions } from '../tables/stream-options.ts';
import { tableOptions } from '../tables/table-options.ts';

const oneCharacter = 'expected one character';
const texts = 'expected a list of texts';

/**
 * The options of a csv dataset. `header`: whether the first line names the columns; else `columns` does. `nulls`: cells that mean a missing
 * value, unless quoted; the first is what is written.
 */
export const csvOptions = pipe(
  fileOptions({
    delimiter: optional(pipe(string(oneCharacter), length(1, oneCharacter)), ','),
    header: optional(boolean('expected true or false'), true),
    nulls: optional(pipe(array(string('expected text'), texts), nonEmpty(texts)), ['']),
    ...tableOptions,
    ...streamOptions,
  }),
  forward(
    check(({ header, columns }) => header || columns !== undefined, 'a file without a header line needs "columns"'),
    ['header'],
  ),
  forward(
    check((options) => chunkFits(options), chunkWithoutStream),
    ['chunk'],
  ),
);

/** The options of a csv dataset, checked. */
export type CsvOptions = InferOutput<typeof csvOptions>;
