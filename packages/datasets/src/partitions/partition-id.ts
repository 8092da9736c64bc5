import { LeatError } from '@leat/core';

/** Is it the id of a partition: a path below the folder, that stays below it, and none of leat's own names? */
export const isPartitionId = (id: string): boolean =>
  !/[\\\p{Cc}]/u.test(id) && id.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !part.startsWith('.leat-'));

/** The error of what cannot be an id. */
export const badPartitionId = (id: string, dataset: string, folder: string): LeatError =>
  new LeatError(
    'BAD_PARTITION',
    `dataset "${dataset}": ${JSON.stringify(id)} cannot be the id of a partition: it is a path that stays below ${folder}, ` +
      'written with "/", without empty parts, "." or "..", or a part that begins with ".leat-"',
  );
