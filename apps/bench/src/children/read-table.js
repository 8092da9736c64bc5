// Reads a table into rows once, by leat or by the library alone, and prints what that took.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dataset } from './dataset.js';

const [, , reader, folder, file] = process.argv;

const readers = {
  async csv() {
    const table = await dataset('csv', { path: file }, folder);
    return () => table.load();
  },
  async 'csv-parse'() {
    const { parse } = await import('csv-parse');
    return async () => {
      const rows = [];
      const parser = parse({ columns: true, bom: true, on_record: (row) => void rows.push(row) });
      parser.resume();
      await pipeline(createReadStream(join(folder, file)), parser);
      return rows;
    };
  },
  async parquet() {
    const table = await dataset('parquet', { path: file, types: { account: 'bigint' } }, folder);
    return () => table.load();
  },
  async hyparquet() {
    const { asyncBufferFromFile, parquetReadObjects } = await import('hyparquet');
    const { compressors } = await import('hyparquet-compressors');
    return async () => parquetReadObjects({ file: await asyncBufferFromFile(join(folder, file)), compressors });
  },
};

const read = await readers[reader]();
const began = performance.now();
const before = process.cpuUsage();
const rows = await read();
const { user, system } = process.cpuUsage(before);
const elapsed = performance.now() - began;

// an empty cell of a CSV file is null with leat, and empty text without
const seen = (_, value) => (value === '' || value === undefined ? null : typeof value === 'bigint' ? `${value}n` : value);
const hash = createHash('sha256');
for (let index = 0; index < rows.length; index += 997) hash.update(JSON.stringify(rows[index], seen));
console.log(JSON.stringify({ processor: (user + system) / 1000, elapsed, rows: rows.length, hash: hash.digest('hex') }));
