import { nonEmpty, type ObjectEntries, pipe, strictObject, string } from 'valibot';

const expected = 'expected the path of a file';

/** The options of a dataset in one file: its `path`, relative to the root of the data, and those of its type. */
export const fileOptions = <const Entries extends ObjectEntries>(entries: Entries) =>
  strictObject(
    { path: pipe(string(expected), nonEmpty(expected)), ...entries },
    (issue) => (issue.expected === '"path"' ? expected : issue.message), // valibot says of a missing option only that it is missing
  );
