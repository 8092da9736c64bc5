import { type LargeTable, largeTable } from '../large-table.ts';
import { median, medianRatio } from '../median.ts';
import { type Reader, streamTable, tableReads } from '../table-reads.ts';
import { defineTargets, type Measured, type Target } from '../target.ts';

const rows = 1_000_000;
const rounds = 5;

/** What tables cost over the libraries that read them: a million rows of 8 columns, each read in a fresh process. */
export const datasets: readonly Target[] = defineTargets('datasets', {
  'csv-read': { limit: 1.3, unit: 'x', measure: () => against('csv', 'csv-parse', ({ csv }) => csv) },
  'parquet-read': { limit: 1.2, unit: 'x', measure: () => against('parquet', 'hyparquet', ({ parquet }) => parquet) },
  'stream-memory': { limit: 150, unit: 'MB', measure: stream },
});

/** A type against its library, both to the same rows, by the time of the processor. */
async function against(type: Reader, library: Reader, fileOf: (table: LargeTable) => string): Promise<Measured> {
  await using table = await largeTable(rows);
  const [over, under] = await tableReads([type, library], table, fileOf(table), rounds);
  const processor = (series = over) => series!.map((read) => read.processor);
  const elapsed = (series = over) => (median(series!.map((read) => read.elapsed)) / 1000).toFixed(2);
  const seconds = (series = over) => (median(processor(series)) / 1000).toFixed(2);
  return {
    figure: medianRatio(processor(over), processor(under)),
    details: `leat ${seconds(over)} s, ${library} ${seconds(under)} s of the processor; ${elapsed(over)} and ${elapsed(under)} s by the clock`,
  };
}

/** CSV to JSON lines through a generator node: the most resident memory of the process. */
async function stream(): Promise<Measured> {
  await using table = await largeTable(rows);
  const { peak, elapsed } = await streamTable(table, 'table.jsonl');
  return { figure: peak / 1e6, details: `${(elapsed / 1000).toFixed(1)} s` };
}
