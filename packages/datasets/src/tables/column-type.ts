/** The types that a column can be given. */
export const columnTypes = ['string', 'number', 'integer', 'bigint', 'boolean', 'date', 'bytes', 'json'] as const;

/** What a column of a table that knows its types holds: a database's, Parquet's, Arrow's. */
export type ColumnType = (typeof columnTypes)[number];

/** Which columns of such a table are read and written, and as what. */
export interface TypedTableOptions {
  readonly columns?: readonly string[] | undefined;
  readonly types: ReadonlyMap<string, ColumnType>;
}
