import { defineRunner } from '@leat/core';
import { strictOptions } from 'strict-options';

export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper', repeats: true,
  options: strictOptions({ metric: 'string', parameters: 'object', cases: 'object', trials: 'number' }),
  create: (options, inner) => {
    if (inner.runner.endless) throw new Error('it waits for the end of its runs, and the runner inside never ends');
    return { run: (request) => inner.runner.run(request) };
  },
});
