import { type Appending, LeatError } from '@leat/core';
import { jsonText } from '../json/json-text.ts';
import type { StoredFile } from '../storage/stored-file.ts';

/** So many rows are text at a time. */
const block = 2_000;

/** Writes values in parts, each on a line of its own. */
export function writeJsonl(file: StoredFile): Appending<readonly unknown[]> {
  const parts = file.append();
  let line = 0;
  return {
    async write(rows) {
      if (!Array.isArray(rows))
        throw new LeatError('UNFIT_VALUE', `${file.at()}: a list of rows was expected, and a value of type ${typeof rows} came`);
      for (let first = 0; first < rows.length; first += block) {
        const lines = Array.from(rows.slice(first, first + block), (row) => jsonText(row, 0, file, ++line));
        await parts.write(lines.join(''));
      }
    },
    async commit() {
      await parts.write('');
      await parts.commit();
    },
    discard: () => parts.discard(),
  };
}
