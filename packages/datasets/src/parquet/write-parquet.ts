import type { Appending } from '@leat/core';
import type { DecodedArray, SchemaElement } from 'hyparquet';
import type { ParquetWriter } from 'hyparquet-writer';
import type { StoredFile } from '../storage/stored-file.ts';
import type { ColumnType } from '../tables/column-type.ts';
import { lengthOf, type TableValue, type TypedColumn, tableParts } from '../tables/write-table.ts';
import { codecs, compressors } from './compressors.ts';
import type { ParquetOptions } from './parquet-options.ts';

/** Rows between two points where what is written so far leaves the memory. */
const rowGroup = 100_000;

/** Writes a table in parts, each in row groups of its own. The columns are those of the first part that has rows. */
export async function writeParquet(file: StoredFile, options: ParquetOptions): Promise<Appending<TableValue>> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const content = file.append();
  const columnsOf = tableParts(options, file.at());
  const bytes = new ByteWriter();
  const flush = async () => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    if (chunk.length > 0) await content.write(chunk);
  };
  let writer: ParquetWriter | undefined;
  const begin = (columns: readonly TypedColumn[]) =>
    new ParquetWriter({
      writer: Object.assign(bytes, { flush }),
      schema: schemaOf(columns),
      codec: codecs[options.compression],
      compressors,
      createdBy: 'leat',
    });

  return {
    async write(table) {
      const columns = columnsOf(table);
      if (lengthOf(columns) === 0) return;
      writer ??= begin(columns);
      await writer.write({
        columnData: columns.map(({ name, type, values }) => ({ name, data: physical(values, type) })),
        rowGroupSize: rowGroup,
      });
    },
    async commit() {
      writer ??= begin(columnsOf([]));
      await writer.finish();
      await flush();
      await content.commit();
    },
    discard: () => content.discard(),
  };
}

const elements: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'>>> = {
  string: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  number: { type: 'DOUBLE' },
  integer: { type: 'INT64' },
  bigint: { type: 'INT64' },
  boolean: { type: 'BOOLEAN' },
  date: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  bytes: { type: 'BYTE_ARRAY' },
  json: { type: 'BYTE_ARRAY', converted_type: 'JSON', logical_type: { type: 'JSON' } },
};

const schemaOf = (columns: readonly TypedColumn[]): SchemaElement[] => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...elements[type] })),
];

/** As hyparquet-writer takes the values of a type. */
function physical(values: readonly unknown[], type: ColumnType): DecodedArray {
  if (type === 'integer') return values.map((value) => (value === null ? null : BigInt(value as number)));
  if (type === 'json') return values.map((value) => (value === null ? null : JSON.parse(value as string)));
  return values as unknown[];
}
