import * as z from 'zod/mini';
import { options, path } from '../options.ts';
import { tableOptions } from '../tables/columns.ts';

/** `nulls`: cells that mean a missing value, unless quoted; the first is what is written. `header: false`: the file has no header line, and `columns` says it all. */
export const csvOptions = options({
  path,
  delimiter: z._default(z.string('expected one character').check(z.length(1, 'expected one character')), ','),
  header: z._default(z.boolean('expected true or false'), true),
  nulls: z._default(z.array(z.string('expected text'), 'expected a list of texts').check(z.minLength(1, 'expected at least one text')), [
    '',
  ]),
  ...tableOptions,
}).check(
  z.refine(({ header, columns }) => header || columns !== undefined, {
    path: ['header'],
    error: 'a file without a header line needs "columns"',
  }),
);

/** The options of a csv dataset, checked. */
export type CsvOptions = z.output<typeof csvOptions>;
