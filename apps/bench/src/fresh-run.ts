import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expected, type Shape } from './graph.ts';
import { median } from './median.ts';
import type { Measured } from './target.ts';

const script = fileURLToPath(new URL('./children/large-run.js', import.meta.url));
const processes = 7;

/** What the script prints: milliseconds, the peak of its resident memory in bytes, and what shows that everything ran. */
interface LargeRun {
  readonly build: number;
  readonly run: number;
  readonly peak: number;
  readonly status: string;
  readonly last: number;
  readonly events: number;
}

/** Builds and runs a graph once in each of several new processes: the time of both together, and the most memory the process ever held. */
export async function freshRun(shape: Shape, size: number): Promise<{ readonly time: Measured; readonly memory: Measured }> {
  const runs: LargeRun[] = [];
  for (let n = 0; n < processes; n++) {
    const { stdout } = await promisify(execFile)(process.execPath, [script, shape, String(size)]);
    runs.push(checked(JSON.parse(stdout), shape, size));
  }
  const seconds = runs.map(({ build, run }) => (build + run) / 1000);
  const bytes = runs.map(({ peak }) => peak / 1e6);
  const build = median(runs.map((one) => one.build));
  const run = median(runs.map((one) => one.run));
  return {
    time: { figure: median(seconds), details: `${build.toFixed(0)} ms to build, ${run.toFixed(0)} ms to run` },
    memory: { figure: median(bytes), details: `from ${Math.min(...bytes).toFixed(0)} to ${Math.max(...bytes).toFixed(0)} MB` },
  };
}

function checked(run: LargeRun, shape: Shape, size: number): LargeRun {
  const last = expected(shape, size);
  if (run.status === 'succeeded' && run.last === last && run.events >= 2 * size) return run;
  throw new Error(`the run in a fresh process went wrong: ${JSON.stringify(run)}`);
}
