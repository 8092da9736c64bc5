import { defineRunner, runNode } from '@leat/core';
import { mark } from './marks.ts';
import { optionsOf } from './options.ts';

/** The suite's own executor, in this process, for wrappers to go around. With `record`, a folder, it marks that a run was opened and that it was disposed of. */
export default defineRunner({
  apiVersion: 1,
  kind: 'executor',
  options: optionsOf({ concurrency: 1, record: '' }),
  create: ({ concurrency, record }) => ({
    concurrency,
    open(request, { catalog }) {
      if (record) mark(record, 'open', { runId: request.runId, pipeline: request.pipeline, keep: request.keep });
      return { execute: (call) => runNode(call, request, catalog) };
    },
    async [Symbol.asyncDispose]() {
      if (record) mark(record, 'dispose inline');
    },
  }),
});
