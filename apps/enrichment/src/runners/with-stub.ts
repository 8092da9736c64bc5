import { childRun, defineRunner, memoryDataset, resultOf } from '@leat/core';
import { stubOptions } from '../stub/stub-options.ts';
import { startStub } from '../stub-server.ts';

/** Starts the service, tells the run where it is by the dataset `service`, and stops it when the run has ended. */
export default defineRunner({
  apiVersion: 1,
  kind: 'wrapper',
  options: stubOptions,
  create: (options, { runner }) => ({
    async run(request) {
      await using stub = await startStub(options);
      const data = new Map(request.data).set('service', memoryDataset({ url: stub.url }));
      return resultOf(request, await runner.run(childRun(request, 'with-stub', { data })));
    },
  }),
});
