import { childRun, defineRunner, resultOf } from '@leat/core';

/** Says that a run has ended: a note among its events, for whoever reads them. */
export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  create: (_options, { runner }) => ({
    async run(request) {
      const result = await runner.run(childRun(request, 'run'));
      request.emit({ type: 'note', runId: request.runId, at: Date.now(), name: 'notify/ended', data: { status: result.status } });
      return resultOf(request, result);
    },
  }),
});
