import { availableParallelism } from 'node:os';
import { defineRunner, LeatError } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { integer, minValue, number, optional, pipe, strictObject } from 'valibot';
import { parallelRun } from './parallel-run.ts';
import { ThreadPool } from './thread-pool.ts';

/** Nodes in worker threads, up to `workers` at a time over all runs. The threads start and load the work when a run is opened, and stay for the next. */
export default defineRunner({
  apiVersion: 1,
  kind: 'executor',
  options: () => toStandardJsonSchema(strictObject({ workers: optional(pipe(number(), integer(), minValue(1)), availableParallelism) })),
  create({ workers }) {
    const pool = new ThreadPool(workers);
    return {
      concurrency: workers,
      async open(request, work, nodes) {
        const { source, pipeline } = request;
        if (!source) {
          throw new LeatError(
            'NO_SOURCE',
            'runner "parallel": this run has no source, so its threads cannot load the work: start it with "leat run", or give the request a "source" { root, module, export, arguments }',
          );
        }
        const loaded = await pool.load(source, pipeline, nodes.length);
        return parallelRun(pool, loaded, request, work);
      },
      [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
    };
  },
});
