import { type DatasetDefinition, defineDataset, LeatError } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { partitionOptions } from './partitions/partition-options.ts';
import { loaders, partitionsOf } from './partitions/partitions.ts';
import { type PartitionValues, replacePartitions, savePartitions } from './partitions/save-partitions.ts';

/** The files of a folder, each a dataset: loads as an object of functions by id, each of which loads its partition; saves an object of values by id, or of functions that give them. */
const partitioned: DatasetDefinition = defineDataset({
  apiVersion: 1,
  options: () => toStandardJsonSchema(partitionOptions({})),
  create(options, context) {
    const partitions = partitionsOf(options, context);
    const { path, suffix, overwrite } = options;
    const at = `dataset "${context.name}" (${path})`;
    return {
      location: path,
      async load() {
        const ids = await partitions.list();
        if (ids.length > 0) return loaders(ids, partitions);
        const files = suffix === '' ? 'no files' : `no files that end in "${suffix}"`;
        throw new LeatError(
          'NO_VALUE',
          `${at}: there are ${files} in this folder. Put them there, or run the nodes that make "${context.name}"`,
        );
      },
      save: (values: PartitionValues) => savePartitions(values, partitions, overwrite, at),
      exists: async () => (await partitions.list()).length > 0,
      // without it each chunk is a save, and as such would remove those before it
      ...(overwrite && { append: () => replacePartitions(partitions, at) }),
    };
  },
});

export default partitioned;
