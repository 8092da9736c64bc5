import type { Dataset, DatasetContext, StagedPath } from '@leat/core';
import { type Place, placeOf } from '../storage/place.ts';
import { refusedOption } from '../storage/refused-option.ts';
import { type InnerOptions, makeInner } from '../wrappers/inner-dataset.ts';
import { badPartitionId, isPartitionId } from './partition-id.ts';
import type { PartitionOptions } from './partition-options.ts';

/** The files of a folder as datasets, by id: the path below the folder, without the suffix. */
export interface Partitions {
  readonly place: Place;
  /** What is there now, in text order, those of subfolders included. */
  list(): Promise<readonly string[]>;
  load(id: string): Promise<unknown>;
  save(id: string, value: unknown): Promise<void>;
  /** Writes the partition beside its place; `commit` puts it there. */
  stage(id: string, value: unknown): Promise<StagedPath>;
  remove(id: string): Promise<void>;
  /** Throws BAD_PARTITION unless a partition of this id stays in the folder, links followed. */
  check(id: string): Promise<void>;
}

/** The partitions in a folder. Nothing is touched until they are used; options of the inner dataset that are wrong are refused at once. */
export function partitionsOf(options: PartitionOptions, context: DatasetContext): Partitions {
  const { suffix, credentials } = options;
  const folder = options.path.replace(/(?<=[^/])\/+$/, '');
  const place = placeOf(folder, credentials, context);
  const { address, storage } = place;

  const inner = ownless(options.dataset);
  const shared = credentials && !('credentials' in inner) ? { credentials } : {};
  const below = (parent: string, id: string) => `${parent}/${id}${suffix}`;
  const dataset = (id: string): Dataset => makeInner({ ...inner, ...shared, path: below(folder, id) }, context);
  dataset('any');

  return {
    place,
    async list() {
      const files = await storage.list(address);
      const ids = files.filter((file) => file.endsWith(suffix)).map((file) => file.slice(0, file.length - suffix.length));
      return ids.filter(isPartitionId);
    },
    load: async (id) => dataset(id).load(),
    save: async (id, value) => dataset(id).save(value),
    async stage(id, value) {
      const staged = await storage.stage(below(address, id));
      try {
        await context.dataset({ ...inner, path: staged.path }).save(value);
      } catch (error) {
        await staged.discard();
        throw error;
      }
      return staged;
    },
    remove: (id) => storage.remove(below(address, id)),
    async check(id) {
      if (isPartitionId(id) && (await storage.contains(address, below(address, id)))) return;
      throw badPartitionId(id, context.name, folder);
    },
  };
}

/** The inner options; those that a partition cannot have are refused. */
function ownless(inner: InnerOptions): InnerOptions {
  if ('path' in inner)
    throw refusedOption(['dataset', 'path'], 'each partition has its own, below the "path" of this dataset. Take it out');
  if ('versioned' in inner) throw refusedOption(['dataset', 'versioned'], 'partitions have no versions. Take it out');
  return inner;
}

/** What nodes get: a function for each id, that loads its partition. */
export const loaders = (ids: readonly string[], partitions: Partitions): Record<string, () => Promise<unknown>> =>
  Object.fromEntries(ids.map((id) => [id, () => partitions.load(id)]));
