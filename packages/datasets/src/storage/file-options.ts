import { boolean, nonEmpty, type ObjectEntries, optional, pipe, strictObject, string } from 'valibot';
import { s3Credentials } from './s3/s3-access.ts';

const expected = 'expected the path of a file';

/**
 * The options of a dataset in one file: its `path`, relative to the root of the data, or `s3://bucket/key`; `versioned`, whether each run that
 * saves it makes a version of its own; `credentials` of the storage; and those of its type.
 */
export const fileOptions = <const Entries extends ObjectEntries>(entries: Entries) =>
  strictObject(
    {
      path: pipe(string(expected), nonEmpty(expected)),
      versioned: optional(boolean('expected true or false'), false),
      credentials: optional(s3Credentials),
      ...entries,
    },
    (issue) => (issue.expected === '"path"' ? expected : issue.message), // valibot says of a missing option only that it is missing
  );
