import { boolean, type InferOutput, nonEmpty, type ObjectEntries, optional, pipe, strictObject, string } from 'valibot';
import { s3Credentials } from '../storage/s3/s3-access.ts';
import { expectedDataset, innerDataset } from '../wrappers/inner-dataset.ts';

const folder = 'expected the path of a folder';

const entries = {
  path: pipe(string(folder), nonEmpty(folder)),
  dataset: innerDataset,
  suffix: optional(string('expected the end of file names, such as .csv'), ''),
  overwrite: optional(boolean('expected true or false'), false),
  credentials: optional(s3Credentials),
};

/**
 * The options of a folder of datasets: its `path`, the `dataset` that each file is, the `suffix` that file names have and ids have not, and
 * whether a save removes the partitions that are not in it (`overwrite`); and those of the type.
 */
export const partitionOptions = <const Entries extends ObjectEntries>(own: Entries) =>
  strictObject({ ...entries, ...own }, ({ expected, message }) => missing.get(expected ?? '') ?? message);

/** Valibot says of a missing option only that it is missing. */
const missing: ReadonlyMap<string, string> = new Map([
  ['"path"', folder],
  ['"dataset"', expectedDataset],
]);

/** The options that every folder of datasets has, checked. */
export type PartitionOptions = InferOutput<ReturnType<typeof partitionOptions<Record<never, never>>>>;
