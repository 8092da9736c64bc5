import { type Dataset, LeatError, memoryDataset } from '@leat/core';

/** The values that all requests share, each loaded once: the same object for every request, so that it crosses to a thread once. Sources are asked in turn; what none of them has is for the requests to give. */
export async function warmData(
  names: Iterable<string>,
  sources: readonly { get(name: string): Dataset | undefined }[],
): Promise<ReadonlyMap<string, Dataset>> {
  const warm = new Map<string, Dataset>();
  for (const name of names) {
    const found = sources.map((source) => source.get(name)).find((dataset) => dataset !== undefined);
    if (!found || (await found.exists?.()) === false) continue;
    warm.set(name, found.perRun ? found : memoryDataset(await load(name, found)));
  }
  return warm;
}

async function load(name: string, dataset: Dataset): Promise<unknown> {
  try {
    return await dataset.load();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new LeatError('LOAD_FAILED', `dataset "${name}" cannot be loaded for the service: ${why}`, { cause });
  }
}
