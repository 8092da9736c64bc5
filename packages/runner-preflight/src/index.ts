import { cancelled, childRun, defineRunner, LeatError, resultOf } from '@leat/core';
import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { array, minLength, nonEmpty, pipe, strictObject, string } from 'valibot';
import { runCheck } from './run-check.ts';

/** Commands that must succeed before anything of the run is loaded. One that fails refuses the run with CHECK_FAILED; it is never tried again. */
export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  once: true,
  options: () => toStandardJsonSchema(strictObject({ checks: pipe(array(pipe(string(), nonEmpty())), minLength(1)) })),
  create: ({ checks }, { runner }) => ({
    async run(request) {
      for (const command of checks) {
        const { status, duration, last } = await runCheck(command, request);
        if (request.signal.aborted) return cancelled(request);
        request.emit({ type: 'note', runId: request.runId, at: Date.now(), name: 'preflight/check', data: { command, status, duration } });
        if (status === 0) continue;
        const words = last && `: ${last}`;
        throw new LeatError(
          'CHECK_FAILED',
          `check "${command}" ${status === null ? 'was killed' : `ended with exit code ${status}`}${words}. Nothing was loaded or run`,
          {
            details: { command, status },
          },
        );
      }
      return resultOf(request, await runner.run(childRun(request, 'checked')));
    },
  }),
});
