import type { RunStore } from '../contract/runner.ts';
import type { JsonValue } from '../json.ts';

/** A store in this process. `entries` is what it and its children hold, by `run id/log`. */
export interface MemoryStore extends RunStore {
  readonly entries: Map<string, readonly JsonValue[]>;
}

/** A run store for runs without a record: durable as long as this process. Files are kept as base64. */
export function memoryStore(runId: string, entries: MemoryStore['entries'] = new Map()): MemoryStore {
  const at = (name: string) => `${runId}/${name}`;
  return {
    entries,
    async append(log, value) {
      entries.set(at(log), [...(entries.get(at(log)) ?? []), structuredClone(value)]);
    },
    async read(log) {
      return entries.get(at(log)) ?? [];
    },
    async write(file, bytes) {
      entries.set(at(file), [Buffer.from(bytes).toString('base64')]);
    },
    child: (step) => memoryStore(`${runId}/${step}`, entries),
  };
}
