import { createRunner, memoryDataset, memoryStore, node, pipeline, type RunEvent } from '@leat/core';
import sequential from '@leat/runner-sequential';
import type { Contender } from '../contender.ts';
import { start, startValue, type TrivialGraph } from '../graph.ts';

/** leat as a project uses it: runner-sequential with a catalog, a store, every event emitted and every node timed. */
export const leatSequential: Contender = {
  name: 'leat',
  async prepare({ steps }: TrivialGraph) {
    const work = pipeline(steps.map(({ name, inputs, output, run }) => node(run, { name, inputs: inputs as [string], outputs: output })));
    const last = steps.at(-1)!.output;
    const runner = await createRunner('sequential', sequential);
    const catalog = new Map([[start, memoryDataset()]]);
    let run = 0;
    let events = 0;
    return async () => {
      const runId = `run-${run++}`;
      const result = await runner.run({
        runId,
        pipeline: 'trivial',
        parameters: {},
        data: new Map([[start, memoryDataset(startValue)]]),
        load: async () => ({ pipeline: async () => work, catalog }),
        signal: new AbortController().signal,
        emit: (_event: RunEvent) => void events++,
        store: memoryStore(runId),
      });
      if (result.status !== 'succeeded') throw new Error(result.error.message);
      return await result.outputs.get(last)!.load();
    };
  },
};
