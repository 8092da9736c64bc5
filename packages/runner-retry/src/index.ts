import { setTimeout as sleep } from 'node:timers/promises';
import { cancelled, childRun, defineRunner, type RunReport, reportOf, resultOf } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { integer, minValue, number, optional, pipe, strictObject } from 'valibot';

/** The whole run again, until it succeeds. What is refused is not tried again. */
export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  repeats: true,
  options: () =>
    toStandardJsonSchema(
      strictObject({
        attempts: optional(pipe(number(), integer(), minValue(1)), 3),
        delay: optional(pipe(number(), minValue(0)), 0),
        backoff: optional(pipe(number(), minValue(1)), 1),
      }),
    ),
  create: ({ attempts, delay, backoff }, { runner }) => ({
    async run(request) {
      const tried: RunReport[] = [];
      for (;;) {
        const result = await runner.run(childRun(request, `attempt-${tried.length + 1}`));
        tried.push(reportOf(result));
        if (result.status !== 'failed' || tried.length === attempts) return resultOf(request, result, tried);
        await sleep(delay * backoff ** (tried.length - 1), undefined, { signal: request.signal }).catch(() => {});
        if (request.signal.aborted) return cancelled(request, tried);
      }
    },
  }),
});
