import { boolean, integer, minValue, number, optional, pipe } from 'valibot';

const rows = 'expected a number of rows, from 1';

/** The options of a table that may be read as a stream: `stream`, and how many rows a `chunk` of it has (250: larger ones live so long that V8 makes room for more of them). */
export const streamOptions = {
  stream: optional(boolean('expected true or false'), false),
  chunk: optional(pipe(number(rows), integer(rows), minValue(1, rows))),
};

/** A chunk is one of a stream. */
export const chunkFits = ({ stream, chunk }: { readonly stream: boolean; readonly chunk?: number | undefined }): boolean =>
  stream || chunk === undefined;

/** What is said of a chunk without a stream. */
export const chunkWithoutStream = 'it says how many rows of a stream come at once, so it needs "stream: true"';
