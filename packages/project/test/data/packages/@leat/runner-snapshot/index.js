import { defineRunner } from '@leat/core';
import { strictOptions } from 'strict-options';

export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper', once: true,
  options: strictOptions({  }),
  create: (options, inner) => {
    void options;
    return { run: (request) => inner.runner.run(request) };
  },
});
