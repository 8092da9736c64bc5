import { defineRunner, runNode } from '@leat/core';
import { mark } from './marks.ts';
import { optionsOf } from './options.ts';

/** The suite's own executor, in this process, for wrappers to go around. With `record` it marks, in the work's folder, the runs it was opened for and that it was disposed. */
export default defineRunner({
  apiVersion: 1,
  kind: 'executor',
  options: optionsOf({ concurrency: 1, record: false }),
  create({ concurrency, record }) {
    let folder: string | undefined;
    return {
      concurrency,
      open(request, { catalog }) {
        if (record && request.source) {
          folder = (request.source.arguments as { readonly folder: string }).folder;
          mark(folder, 'open', request.runId);
        }
        return { execute: (call) => runNode(call, request, catalog) };
      },
      async [Symbol.asyncDispose]() {
        if (folder) mark(folder, 'dispose');
      },
    };
  },
});
