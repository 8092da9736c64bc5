import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parquetWriteFile } from 'hyparquet-writer';

/** A table as files, in a temporary folder. */
export interface LargeTable extends AsyncDisposable {
  readonly folder: string;
  readonly rows: number;
  /** Names in the folder. */
  readonly csv: string;
  readonly parquet: string;
}

/** One row of each kind of column that tables have: small and large integers, decimals, few and many different texts, a truth, a time, numbers that may be missing. */
function rowOf(index: number) {
  const random = ((index * 2_654_435_761) >>> 0) / 2 ** 32; // multiplicative hashing (Knuth, TAOCP 3, 6.4): the same in every run
  return {
    id: index,
    account: 9_007_199_254_740_993n + BigInt(index),
    price: Math.round(random * 1e6) / 100,
    country: countries[index % countries.length]!,
    customer: `customer, no. ${Math.floor(random * 1e9)}`,
    paid: random < 0.5,
    at: new Date(1.7e12 + Math.floor(random * 1e10)),
    score: index % 10 === 0 ? null : random,
  };
}

const countries = ['CH', 'DE', 'FR', 'IT', 'JP', 'US'];

/** Writes so many rows of 8 columns as CSV and as Parquet, by other means than those that are measured. */
export async function largeTable(rows: number): Promise<LargeTable> {
  const folder = await mkdtemp(join(tmpdir(), 'leat-bench-'));
  const table = { folder, rows, csv: 'table.csv', parquet: 'table.parquet' };
  await pipeline(Readable.from(csvBlocks(rows)), createWriteStream(join(folder, table.csv)));
  writeParquet(join(folder, table.parquet), rows);
  return { ...table, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function* csvBlocks(rows: number): Generator<string> {
  yield `${Object.keys(rowOf(0)).join(',')}\n`;
  const block = 10_000;
  for (let first = 0; first < rows; first += block) {
    const size = Math.min(block, rows - first);
    yield Array.from({ length: size }, (_, index) => csvLine(first + index)).join('');
  }
}

function csvLine(index: number): string {
  const { customer, at, score, ...row } = rowOf(index);
  const cells = { ...row, at: at.toISOString(), score: score ?? '' };
  return `${cells.id},${cells.account},${cells.price},${cells.country},"${customer}",${cells.paid},${cells.at},${cells.score}\n`;
}

function writeParquet(filename: string, rows: number): void {
  const table = Array.from({ length: rows }, (_, index) => rowOf(index));
  parquetWriteFile({
    filename,
    columnData: [
      { name: 'id', data: table.map(({ id }) => id), type: 'INT32' },
      { name: 'account', data: table.map(({ account }) => account), type: 'INT64' },
      { name: 'price', data: table.map(({ price }) => price), type: 'DOUBLE' },
      { name: 'country', data: table.map(({ country }) => country), type: 'STRING' },
      { name: 'customer', data: table.map(({ customer }) => customer), type: 'STRING' },
      { name: 'paid', data: table.map(({ paid }) => paid), type: 'BOOLEAN' },
      { name: 'at', data: table.map(({ at }) => at), type: 'TIMESTAMP' },
      { name: 'score', data: table.map(({ score }) => score), type: 'DOUBLE' },
    ],
  });
}
