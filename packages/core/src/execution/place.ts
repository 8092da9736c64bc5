import type { Executor, ExecutorRun } from '../contract/runner.ts';
import type { ReadyQueue } from './ready-queue.ts';

/** One executor as one run uses it, once it is open. */
export interface Place {
  readonly executor: Executor;
  readonly queue: ReadyQueue;
  readonly run: ExecutorRun;
  /** `run.execute`, with the hooks around it. */
  readonly execute: ExecutorRun['execute'];
  /** It is in line for a slot. */
  waiting: boolean;
}
