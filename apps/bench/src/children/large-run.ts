import { leatSequential } from '../floors/sequential.ts';
import { expected, type Shape, trivialGraph } from '../graph.ts';

/** What this script prints: milliseconds, and the peak of its resident memory in bytes. */
export interface LargeRun {
  readonly build: number;
  readonly run: number;
  readonly peak: number;
}

const [, , shape, size] = process.argv;
const graph = trivialGraph(shape as Shape, Number(size));

const began = performance.now();
const run = await leatSequential.prepare(graph);
const built = performance.now();
const value = await run();
const ended = performance.now();

if (value !== expected(graph)) throw new Error(`the last value is ${value}`);
const report: LargeRun = { build: built - began, run: ended - built, peak: process.resourceUsage().maxRSS * 1024 };
console.log(JSON.stringify(report));
