import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunnerPlan, RunOrder } from '@leat/core';

const entry = fileURLToPath(new URL(`./alone${extname(import.meta.url)}`, import.meta.url));
/** Milliseconds that the process has for everything. */
const limit = 10_000;

/** Runs an order in a process of its own, which disposes the runner twice and then must end by itself. Gives the run's status, or `refused`. */
export function runAlone(order: RunOrder, plan: RunnerPlan): Promise<string> {
  const errand = JSON.stringify({ order, plan });
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [entry, errand], { timeout: limit, killSignal: 'SIGKILL' }, (error, status, words) => {
      if (!error) return resolve(status);
      const how = error.killed ? `was still alive after ${limit} ms` : `ended with exit code ${error.code}`;
      reject(new assert.AssertionError({ message: `the process ${how}; it said: ${status}${words}` }));
    });
  });
}
