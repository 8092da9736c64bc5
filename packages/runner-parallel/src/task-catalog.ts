import { type Catalog, type Dataset, frozen, isParameter, type JsonObject, memoryDataset, parameterOf, type RunCatalog } from '@leat/core';
import type { NodeTask } from './messages.ts';

/** The datasets of one attempt of one node in a thread: what crossed, what will cross back, and the rest from the thread's own catalog. */
export function taskCatalog(task: NodeTask, values: ReadonlyMap<number, unknown>, catalog: Catalog): Pick<RunCatalog, 'get'> {
  const own = new Map<string, Dataset>();
  for (const [name, id] of task.inputs) own.set(name, memoryDataset(values.get(id)));
  for (const [name] of task.outputs) own.set(name, memoryDataset());
  const configured = task.parameters === undefined ? undefined : frozen(values.get(task.parameters) as JsonObject);
  return {
    get(name) {
      const crossed = own.get(name);
      if (crossed) return crossed;
      if (configured && isParameter(name)) return memoryDataset(parameterOf(configured, name));
      return catalog.get(name) ?? memoryDataset();
    },
  };
}
