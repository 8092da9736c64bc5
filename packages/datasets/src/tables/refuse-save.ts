import { LeatError } from '@leat/core';

/** The save of a query: there is nothing it could be saved into. */
export const refuseSave = (at: string, instead: string) => (): never => {
  throw new LeatError('READ_ONLY', `${at}: a query is only read. To save a table, declare a dataset of type ${instead}`);
};
