// Runs a pipeline whose one node takes rows of a CSV file as a stream, and yields them into a file of JSON lines.
import { readFileSync } from 'node:fs';
import { createRunner, memoryStore, node, pipeline } from '@leat/core';
import sequential from '@leat/runner-sequential';
import { dataset } from './dataset.js';

const [, , folder, from, to] = process.argv;

async function* convert(chunks) {
  for await (const rows of chunks) yield rows.map((row) => ({ ...row, price: row.price * 2 }));
}

const types = { id: 'integer', price: 'number', paid: 'boolean', score: 'number' };
const catalog = new Map([
  ['rows', await dataset('csv', { path: from, stream: true, types }, folder)],
  ['converted', await dataset('jsonl', { path: to }, folder)],
]);
const work = pipeline([node(convert, { inputs: 'rows', outputs: 'converted' })]);
const runner = await createRunner('sequential', sequential);
const began = performance.now();
const result = await runner.run({
  runId: 'stream',
  pipeline: 'stream',
  parameters: {},
  data: new Map(),
  load: async () => ({ pipeline: async () => work, catalog }),
  signal: new AbortController().signal,
  emit: () => {},
  store: memoryStore('stream'),
});
if (result.status !== 'succeeded') throw new Error(result.error?.message);
// Linux counts what the process that started this one held to its maxRSS; what it says of the memory itself begins anew with the program
const peak =
  process.platform === 'linux'
    ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])
    : process.resourceUsage().maxRSS;
console.log(JSON.stringify({ elapsed: performance.now() - began, peak: peak * 1024 }));
