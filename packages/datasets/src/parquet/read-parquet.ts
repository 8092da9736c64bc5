import { LeatError } from '@leat/core';
import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import type { StoredFile } from '../storage/stored-file.ts';
import { decimalText } from '../tables/decimal-text.ts';
import { type Columns, packed, readColumn, rowsOfColumns, type SelectedColumn, selectColumns, type Values } from '../tables/read-table.ts';
import { decompressors } from './compressors.ts';
import { type Decimals, takeDecimals } from './decimals.ts';
import type { ParquetOptions } from './parquet-options.ts';

/** The table of a Parquet file. Of the file only its end and the columns that are read are fetched. */
export async function readParquet(file: StoredFile, options: ParquetOptions): Promise<Record<string, unknown>[] | Columns> {
  const at = file.at();
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
  const buffer = await asyncBuffer(file);
  const { metadata, decimals } = takeDecimals(await parsed(at, parquetMetadataAsync(buffer, { geoparquet: false })));
  const elements = parquetSchema(metadata).children.map(({ element }) => element);
  const there = elements.map(({ name }) => name);
  const declared = elements.map(({ converted_type: type }) => (type === 'JSON' ? 'json' : undefined));
  const selected = selectColumns(there, options, at, declared);
  const length = Number(metadata.num_rows);

  const columns = await parsed(at, readColumns({ buffer, metadata, decimals, selected, length, at }));
  const names = selected.map(({ name }) => name);
  if (options.as === 'rows') return rowsOfColumns(names, columns, length);
  return Object.fromEntries(names.map((name, index) => [name, packed(columns[index]!)]));
}

const utf8 = new TextDecoder();

interface Reading {
  readonly buffer: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly decimals: Decimals;
  readonly selected: readonly SelectedColumn[];
  readonly length: number;
  readonly at: string;
}

/** Of each column its pieces, in order: a column of each row group, or less. */
async function readColumns({ buffer, metadata, decimals, selected, length, at }: Reading): Promise<Values[][]> {
  if (selected.length === 0 || length === 0) return selected.map(() => [[]]);
  const { parquetRead } = await import('hyparquet');
  const columns = new Map(selected.map((column) => [column.name, { column, pieces: [] as Piece[] }]));
  let wrong: unknown;
  await parquetRead({
    file: buffer,
    metadata,
    columns: [...columns.keys()],
    compressors: await decompressors(),
    utf8: false, // text is what the file says is text
    parsers: { jsonFromBytes: (bytes) => bytes && utf8.decode(bytes) }, // parsed when it is read as json
    geoparquet: false,
    onChunk({ columnName, columnData, rowStart: start }) {
      const found = columns.get(columnName);
      if (!found || wrong) return;
      try {
        const decoded = decodeDecimals(columnData as Values, found.column, decimals);
        found.pieces.push({ start, values: readColumn(decoded, found.column, at, start) });
      } catch (error) {
        wrong = error;
      }
    },
  });
  if (wrong) throw wrong;
  return [...columns.values()].map(({ pieces }) => pieces.sort((one, other) => one.start - other.start).map(({ values }) => values));
}

interface Piece {
  readonly start: number;
  readonly values: Values;
}

/** Decimals as numbers, the nearest there are, or as text for who wants text. */
function decodeDecimals(values: Values, { name, type }: SelectedColumn, decimals: Decimals): Values {
  const scale = decimals.get(name);
  if (scale === undefined) return values;
  const texts = Array.from(values, (value) => decimalText(value, scale));
  return type === undefined || type === 'number' ? texts.map((text) => (text === null ? null : Number(text))) : texts;
}

async function asyncBuffer(file: StoredFile): Promise<AsyncBuffer> {
  const byteLength = await file.size();
  return {
    byteLength,
    async slice(start, end = byteLength) {
      const bytes = await file.read({ start, end });
      const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
      return (isWhole ? bytes.buffer : Uint8Array.from(bytes).buffer) as ArrayBuffer;
    },
  };
}

/** Our own errors, and those of the storage, have their words already. */
async function parsed<Value>(at: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof LeatError) throw error;
    const { message } = error as Error;
    throw new LeatError('INVALID_DATA', `${at}: this is not a Parquet file that can be read: ${message}`, { cause: error });
  }
}
