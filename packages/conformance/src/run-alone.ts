import { execFile } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RunnerPlan, RunOrder } from '@leat/core';

const entry = fileURLToPath(new URL(`./alone${extname(import.meta.url)}`, import.meta.url));

/** Runs an order in a process of its own, which disposes the runner twice and then has ten seconds to end by itself. Gives the run's status; rejects when it had to be killed. */
export async function runAlone(order: RunOrder, plan: RunnerPlan): Promise<string> {
  const errand = JSON.stringify({ order, plan });
  const { stdout } = await promisify(execFile)(process.execPath, [entry, errand], { timeout: 10_000, killSignal: 'SIGKILL' });
  return stdout;
}
