import { defineRunner } from '@leat/core';
import { strictOptions } from 'strict-options';

export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  options: strictOptions({ environment: 'object' }),
  create: (options, inner) => {
    void options;
    return { run: (request) => inner.runner.run(request) };
  },
});
