import { type Appending, LeatError, type StagedPath } from '@leat/core';
import { byText } from '../storage/text-order.ts';
import type { Partitions } from './partitions.ts';

/** Values by partition id, or functions that give them. */
export type PartitionValues = Readonly<Record<string, unknown>>;

/** Saves partitions in text order, one at a time; a function is called when its turn comes, so that one value at a time is in memory. Every id is checked before anything is written. With `overwrite` the others are removed when all are there. */
export async function savePartitions(values: PartitionValues, partitions: Partitions, overwrite: boolean, at: string): Promise<void> {
  const ids = await idsOf(values, partitions, at);
  for (const id of ids) await partitions.save(id, await given(values[id]));
  if (overwrite) await removeOthers(new Set(ids), partitions);
}

/** The partitions of a node that yields, all put in their places at the end, where they replace what was there. */
export function replacePartitions(partitions: Partitions, at: string): Appending<PartitionValues> {
  const staged = new Map<string, StagedPath>();
  return {
    async write(values) {
      for (const id of await idsOf(values, partitions, at)) {
        const next = await partitions.stage(id, await given(values[id]));
        await staged.get(id)?.discard();
        staged.set(id, next);
      }
    },
    async commit() {
      for (const one of staged.values()) await one.commit();
      await removeOthers(staged, partitions);
    },
    async discard() {
      for (const one of staged.values()) await one.discard();
    },
  };
}

async function idsOf(values: unknown, partitions: Partitions, at: string): Promise<readonly string[]> {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    const what = Array.isArray(values) ? 'a list' : values === null ? 'null' : `a value of type ${typeof values}`;
    throw new LeatError('UNFIT_VALUE', `${at}: an object of partitions by id was expected, and ${what} came`);
  }
  const ids = Object.keys(values).sort(byText);
  for (const id of ids) await partitions.check(id);
  return ids;
}

const given = (value: unknown): unknown => (typeof value === 'function' ? value() : value);

async function removeOthers(kept: { has(id: string): boolean }, partitions: Partitions): Promise<void> {
  for (const id of await partitions.list()) if (!kept.has(id)) await partitions.remove(id);
}
