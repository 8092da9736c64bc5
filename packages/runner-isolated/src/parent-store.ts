import type { RunStore } from '@leat/core';
import type { ParentProcess } from './parent-process.ts';

/** The run's store, which is where the run began. */
export const parentStore = (parent: ParentProcess, path: readonly string[] = []): RunStore => ({
  append: (log, value) => parent.ask({ on: 'store', path, method: 'append', log, value }),
  read: (log) => parent.ask({ on: 'store', path, method: 'read', log }),
  write: (file, bytes) => parent.ask({ on: 'store', path, method: 'write', file, bytes }),
  child: (step) => parentStore(parent, [...path, step]),
});
