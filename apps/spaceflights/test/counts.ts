type Table = readonly object[];
const cells = (table: Table, column: string): unknown[] => table.map((row) => (row as Record<string, unknown>)[column]);

/** The numbers of a column, without missing ones. */
export const numbers = (table: Table, column: string): number[] => cells(table, column).filter((value) => typeof value === 'number');

/** Their sum. */
export const sum = (table: Table, column: string): number => numbers(table, column).reduce((total, value) => total + value, 0);

/** Their mean. */
export const mean = (table: Table, column: string): number => sum(table, column) / numbers(table, column).length;

/** How many cells hold a value. */
export const count = (table: Table, column: string, value: unknown): number => cells(table, column).filter((cell) => cell === value).length;

/** How many different values a column has. */
export const distinct = (table: Table, column: string): number => new Set(cells(table, column)).size;

/** The missing cells of every column that has some. */
export function missing(table: Table): Record<string, number> {
  const columns = Object.keys(table[0] ?? {}).map((column): [string, number] => [column, count(table, column, null)]);
  return Object.fromEntries(columns.filter(([, missing]) => missing > 0));
}

/** Rows and columns. */
export const shape = (table: Table): [number, number] => [table.length, Object.keys(table[0] ?? {}).length];
