import type { Appending, Dataset } from '@leat/core';
import { fileDataset } from '../storage/file-dataset.ts';
import type { StoredFile } from '../storage/stored-file.ts';
import { rowStream } from './row-stream.ts';

/** How the rows of a file are read, so many at a time as come, and written. */
export interface RowsFormat<Row> {
  readonly stream: boolean;
  readonly chunk?: number | undefined;
  read(): AsyncIterable<readonly Row[]>;
  write(): Promise<Appending<readonly Row[]>>;
}

/** Rows in one file: loaded as a list or as a stream, saved from either, or in the parts of a node that yields. */
export function rowsDataset<Row>(file: StoredFile, { stream, chunk = 250, read, write }: RowsFormat<Row>): Dataset {
  const all = async () => {
    const rows: Row[] = [];
    for await (const part of read()) for (const row of part) rows.push(row);
    return rows;
  };
  return fileDataset(file, {
    load: () => (stream ? rowStream(read, chunk) : all()),
    async save(rows: readonly Row[] | AsyncIterable<readonly Row[]>) {
      const parts = await write();
      try {
        if (isStream(rows)) for await (const part of rows) await parts.write(part);
        else await parts.write(rows);
        await parts.commit();
      } catch (error) {
        await parts.discard();
        throw error;
      }
    },
    append() {
      const parts = write();
      parts.catch(() => {}); // said by the first write
      return {
        write: async (rows: readonly Row[]) => (await parts).write(rows),
        commit: async () => (await parts).commit(),
        discard: async () => (await parts).discard(),
      };
    },
  });
}

const isStream = <Row>(rows: readonly Row[] | AsyncIterable<readonly Row[]>): rows is AsyncIterable<readonly Row[]> =>
  typeof rows === 'object' && rows !== null && Symbol.asyncIterator in rows;
