import { Worker } from 'node:worker_threads';

/** Milliseconds between two looks. */
const interval = 500;

/** Ends this process, whose group it leads, with all that it started. */
export const endGroup = (): void => void process.kill(-process.pid, 'SIGKILL');

/**
 * Ends this process when its parent is gone. A node in an endless loop keeps the main thread from ever seeing that,
 * so another thread looks: an orphan is given another parent.
 */
export function watchParent(parent: number): void {
  const look = `
    const { workerData: { parent, interval } } = require('node:worker_threads');
    setInterval(() => { if (process.ppid !== parent) process.kill(-process.pid, 'SIGKILL'); }, interval);
  `;
  new Worker(look, { eval: true, execArgv: [], workerData: { parent, interval } }).unref();
}
