import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LargeTable } from './large-table.ts';

const script = (name: string) => fileURLToPath(new URL(`./children/${name}.js`, import.meta.url));
const run = promisify(execFile);

/** Who reads: leat's types, and the libraries under them alone. */
export type Reader = 'csv' | 'csv-parse' | 'parquet' | 'hyparquet';

/** What one read in a process of its own took, in milliseconds. `processor`: of all its threads, and so the same whatever else the machine does. */
export interface TableRead {
  readonly processor: number;
  readonly elapsed: number;
}

/** Lets each of the readers read the table, turn by turn, and gives a series for each. Readers that see different rows are an error. */
export async function tableReads(readers: readonly Reader[], table: LargeTable, file: string, rounds: number): Promise<TableRead[][]> {
  const series = readers.map((): TableRead[] => []);
  const hashes = new Set<string>();
  for (let round = 0; round < rounds; round++) {
    for (const [index, reader] of readers.entries()) {
      const { stdout } = await run(process.execPath, [script('read-table'), reader, table.folder, file]);
      const { rows, hash, ...read } = JSON.parse(stdout);
      if (rows !== table.rows) throw new Error(`${reader} reads ${rows} rows of ${table.rows}`);
      hashes.add(hash);
      series[index]!.push(read);
    }
  }
  if (hashes.size !== 1) throw new Error(`${readers.join(' and ')} read different rows of ${file}`);
  return series;
}

/** Streams the table from CSV to JSON lines through a node that yields, in a process of its own: the most memory that process ever held, in bytes, and its milliseconds. */
export async function streamTable(table: LargeTable, to: string): Promise<{ readonly peak: number; readonly elapsed: number }> {
  const { stdout } = await run(process.execPath, [script('stream-table'), table.folder, table.csv, to]);
  return JSON.parse(stdout);
}
