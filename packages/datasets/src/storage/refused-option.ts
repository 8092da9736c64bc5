import { LeatError } from '@leat/core';

/** The error of an option whose mistake no schema can see. It carries the path to the option, so that whoever read the file says where it stands. */
export const refusedOption = (path: readonly string[], words: string): LeatError => {
  const message = `"${path.join('.')}": ${words}`;
  return new LeatError('DATASET_OPTIONS', message, { details: { issues: [{ path: [...path], message }] } });
};
