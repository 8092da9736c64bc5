import { type DatasetDefinition, defineDataset } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { nonEmpty, optional, pipe, string } from 'valibot';
import { manifestIn } from './partitions/manifest.ts';
import { partitionOptions } from './partitions/partition-options.ts';
import { loaders, partitionsOf } from './partitions/partitions.ts';
import { type PartitionValues, replacePartitions, savePartitions } from './partitions/save-partitions.ts';

const file = 'expected the path of a file';

/** A folder of partitions of which only the new ones are loaded: those that are not in the `manifest`, into which they come when a node that confirms the dataset has succeeded. Each consumer may have a manifest of its own. */
const incremental: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(partitionOptions({ manifest: optional(pipe(string(file), nonEmpty(file))) })),
  create(options, context) {
    const partitions = partitionsOf(options, context);
    const { path, suffix, overwrite, credentials } = options;
    const manifestPath = options.manifest ?? `${path.replace(/\/+$/, '')}/.leat-manifest.json`;
    const manifest = manifestIn(manifestPath, manifestPath.startsWith('s3://') ? credentials : undefined, context);
    const at = `dataset "${context.name}" (${path})`;

    const fresh = async () => {
      const [ids, processed] = await Promise.all([partitions.list(), manifest.processed()]);
      return ids.filter((id) => !processed.has(id) && !manifest.owns(`${partitions.place.address}/${id}${suffix}`));
    };
    return {
      location: path,
      async load() {
        const ids = await fresh();
        await manifest.loaded(ids);
        return loaders(ids, partitions);
      },
      save: (values: PartitionValues) => savePartitions(values, partitions, overwrite, at),
      exists: async () => (await fresh()).length > 0,
      confirm: () => manifest.confirm(),
      ...(overwrite && { append: () => replacePartitions(partitions, at) }),
    };
  },
});

export default incremental;
