import type { RunCatalog } from '../catalog/catalog.ts';
import type { Dataset } from '../catalog/dataset.ts';
import { memoryDataset } from '../catalog/memory-dataset.ts';
import { isParameter, parameterOf } from '../catalog/parameters.ts';
import { frozen, readOnly } from '../catalog/read-only.ts';
import type { RunRequest, RunWork, Work } from '../contract/runner.ts';
import { filter } from '../pipeline/slice.ts';

/** The loaded work as this request sees it: the nodes it selects, its data and parameters laid over the catalog, and memory of its own. */
export async function workOf(request: RunRequest): Promise<RunWork> {
  const work = await request.load();
  const whole = await work.pipeline(request.pipeline);
  return {
    pipeline: request.select ? filter(whole, request.select) : whole,
    catalog: runCatalog(request, work),
    hooks: work.hooks ?? {},
  };
}

function runCatalog({ data, parameters }: RunRequest, { catalog }: Work): RunCatalog {
  const own = new Map<string, Dataset>();
  const find = (name: string): Dataset => {
    const given = data.get(name);
    if (given) return readOnly(given);
    if (isParameter(name)) return memoryDataset(parameterOf(frozen(parameters), name));
    const declared = catalog.get(name);
    return declared?.perRun?.() ?? declared ?? memoryDataset();
  };
  return {
    get(name) {
      let dataset = own.get(name);
      if (!dataset) {
        dataset = find(name);
        own.set(name, dataset);
      }
      return dataset;
    },
    home(name) {
      if (data.has(name) || isParameter(name)) return 'here';
      const declared = catalog.get(name);
      return declared && !declared.perRun ? 'source' : 'here';
    },
  };
}
