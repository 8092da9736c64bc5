import { type Columns, misread, packed, type SelectedColumn } from './read-table.ts';
import { readValue } from './read-value.ts';

/** A table from the rows of cells that a database gives, as rows or as columns. */
export function tableOfCells(
  lines: Iterable<readonly unknown[]>,
  selected: readonly SelectedColumn[],
  as: 'rows' | 'columns',
  at: string,
): Record<string, unknown>[] | Columns {
  const rows: Record<string, unknown>[] = [];
  const columns = selected.map((): unknown[] => []);
  let number = 0;
  for (const cells of lines) {
    number++;
    const row: Record<string, unknown> = {};
    for (const [position, { name, index, type }] of selected.entries()) {
      const value = readValue(cells[index], type);
      if (value === undefined) throw misread(cells[index], name, type, number, at);
      if (as === 'rows') row[name] = value;
      else columns[position]!.push(value);
    }
    if (as === 'rows') rows.push(row);
  }
  return as === 'rows' ? rows : Object.fromEntries(selected.map(({ name }, position) => [name, packed([columns[position]!])]));
}
