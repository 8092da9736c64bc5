import { defineRunner } from '@leat/core';
import { strictOptions } from 'strict-options';

export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper', repeats: true, endless: true,
  options: strictOptions({ port: 'number', host: 'string', token: 'any', first: 'string', serve: 'object', url: 'any' }),
  create: (options, inner) => {
    if (options.url === 'throw') throw new Error('no such url');
    return { run: (request) => inner.runner.run(request) };
  },
});
