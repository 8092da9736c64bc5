import { cancelled, defineRunner, LeatError, resultOf } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { maxValue, minValue, number, optional, pipe, strictObject } from 'valibot';
import { runInProcess } from './run-in-process.ts';

const longestTimer = 2 ** 31 - 1;
const milliseconds = pipe(number(), minValue(0), maxValue(longestTimer));

/** Its inner in a process of its own, built there from the plan, so nothing of the user is imported here and nothing that runs can end this process. `grace`: milliseconds that it has to stop once it was told to. */
export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  options: () => toStandardJsonSchema(strictObject({ grace: optional(milliseconds, 5000) })),
  create: ({ grace }, { runner }) => ({
    async run(request) {
      if (!request.source) {
        throw new LeatError(
          'NO_SOURCE',
          'runner "isolated": this run has no source, so another process cannot load the work: start it with "leat run", or give the request a "source" { root, module, export, arguments }',
        );
      }
      if (request.signal.aborted) return cancelled(request);
      return resultOf(request, await runInProcess(request, runner.plan, grace));
    },
  }),
});
