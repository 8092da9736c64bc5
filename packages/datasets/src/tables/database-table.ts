import { type Appending, type Dataset, LeatError } from '@leat/core';
import { nonEmpty, optional, picklist, pipe, string } from 'valibot';
import { saveWhole } from '../storage/save-whole.ts';
import type { TypedTableOptions } from './column-type.ts';
import { lengthOf, type TableValue, type TypedColumn, tableParts } from './write-table.ts';

const name = 'expected the name of a table';

/** The options of a table in a database. `ifExists`: what becomes of a table that is there when a node saves: `replace` makes it anew, `append` adds the rows, `fail` refuses. */
export const tableNameOptions = {
  table: pipe(string(name), nonEmpty(name)),
  ifExists: optional(picklist(['replace', 'append', 'fail'], 'expected replace, append or fail'), 'replace'),
};

/** A table being written, inside one transaction. */
export interface TableTransaction {
  exists(): Promise<boolean>;
  drop(): Promise<void>;
  /** Removes all rows, and keeps the table. */
  empty(): Promise<void>;
  create(columns: readonly TypedColumn[]): Promise<void>;
  insert(columns: readonly TypedColumn[]): Promise<void>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

interface Writing extends TypedTableOptions {
  readonly ifExists: 'replace' | 'append' | 'fail';
}

/** Writes a table in parts, all in one transaction that begins with the first of them and is committed at the end. */
export function appendToTable(options: Writing, at: string, begin: () => Promise<TableTransaction>): Appending<TableValue> {
  const columnsOf = tableParts(options, at);
  let begun: Promise<TableTransaction> | undefined;
  const started = () => (begun ??= begin());
  let ready = false;

  const prepare = async (transaction: TableTransaction, columns: readonly TypedColumn[]) => {
    ready = true;
    const exists = await transaction.exists();
    if (exists && options.ifExists === 'fail') {
      throw new LeatError('TABLE_EXISTS', `${at}: the table exists. Remove it, or say "ifExists: replace" or "ifExists: append"`);
    }
    if (exists && options.ifExists === 'append') return;
    if (columns.length === 0) {
      if (exists) return transaction.empty();
      throw new LeatError('UNFIT_VALUE', `${at}: there are no rows to know the columns from. Say "types" in the catalog`);
    }
    if (exists) await transaction.drop();
    await transaction.create(columns);
  };

  return {
    async write(table) {
      const columns = columnsOf(table);
      if (lengthOf(columns) === 0) return;
      const transaction = await started();
      if (!ready) await prepare(transaction, columns);
      await transaction.insert(columns);
    },
    async commit() {
      const transaction = await started();
      if (!ready) await prepare(transaction, columnsOf([]));
      await transaction.commit();
    },
    async discard() {
      const transaction = await begun?.catch(() => undefined);
      await transaction?.rollback();
    },
  };
}

/** How such a table is saved whole, and in parts. */
export const tableWrites = (append: () => Appending<TableValue>): Pick<Dataset, 'save'> & Required<Pick<Dataset, 'append'>> => ({
  save: (table: TableValue) => saveWhole(append(), table),
  append,
});
