// JavaScript, because taking the types off would cost this process 20 MB and 30 ms that are not leat's.
import { createRunner, memoryDataset, memoryStore, node, pipeline } from '@leat/core';
import sequential from '@leat/runner-sequential';

const [, , shape, size] = process.argv;
const increment = (value) => value + 1;

const began = performance.now();
const nodes = [];
for (let n = 0; n < Number(size); n++) {
  const input = shape === 'fan' || n === 0 ? 'start' : `value-${n - 1}`;
  nodes.push(node(increment, { name: `step-${n}`, inputs: input, outputs: `value-${n}` }));
}
const work = pipeline(nodes);
const built = performance.now();

const runner = await createRunner('sequential', sequential);
let events = 0;
const result = await runner.run({
  runId: 'large',
  pipeline: 'large',
  parameters: {},
  data: new Map([['start', memoryDataset(1)]]),
  load: async () => ({ pipeline: async () => work, catalog: new Map([['start', memoryDataset()]]) }),
  signal: new AbortController().signal,
  emit: () => void events++,
  store: memoryStore('large'),
});
const ended = performance.now();

const last = await result.outputs.get(`value-${Number(size) - 1}`).load();
const peak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ build: built - began, run: ended - built, peak, status: result.status, last, events }));
