import { defineRunner, runNode } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { integer, minValue, number, optional, pipe, strictObject } from 'valibot';

/** In this process: one node at a time; asynchronous nodes overlap up to `concurrency`, over all runs. */
export default defineRunner({
  apiVersion: 1,
  kind: 'executor',
  options: () => toStandardJsonSchema(strictObject({ concurrency: optional(pipe(number(), integer(), minValue(1)), 1) })),
  create: ({ concurrency }) => ({
    concurrency,
    open: (request, { catalog }) => ({ execute: (call) => runNode(call, request, catalog) }),
  }),
});
