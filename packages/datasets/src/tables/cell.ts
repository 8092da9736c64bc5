/** What a cell of a table holds; null is a missing value. */
export type Cell = string | number | boolean | Date | null;

/** A row by column names. */
export type Row = Readonly<Record<string, Cell>>;

/** How a column's cells are read. */
export type CellType = 'string' | 'number' | 'integer' | 'boolean' | 'date';

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const whole = /^[+-]?\d+(\.0*)?$/;
const isoDate = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const unusual: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};

/** The text of a cell as a value of the column's type; `undefined` when it is none. `number` takes decimal notation, NaN and Infinity; `date` is ISO 8601, in UTC unless it names its zone. */
export function readCell(text: string, type: CellType): Cell | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'number':
      return decimal.test(text) ? Number(text) : unusual[text.toLowerCase()];
    case 'integer':
      return whole.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
    case 'date':
      return readDate(text);
  }
}

function readDate(text: string): Date | undefined {
  const parts = isoDate.exec(text);
  if (!parts) return undefined;
  const hasTime = text.length > 'yyyy-mm-dd'.length;
  const date = new Date(`${text.replace(' ', 'T')}${hasTime && parts[3] === undefined ? 'Z' : ''}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** The other way. `undefined` when the value is not one of a table's. */
export function cellText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  return undefined;
}
