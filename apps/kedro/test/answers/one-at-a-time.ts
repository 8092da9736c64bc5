import { createRunner, defineRunner, memoryStore, type RunRequest, type RunResult, runNode } from '@leat/core';

/** Runs one node after the other, here. `starts` is told of each. */
export async function runOneAtATime(
  request: Pick<RunRequest, 'data' | 'parameters' | 'load'>,
  starts: () => void = () => {},
): Promise<RunResult> {
  const one = defineRunner({
    apiVersion: 1,
    kind: 'executor',
    create: () => ({
      concurrency: 1,
      open: (run, { catalog }) => ({
        execute(call) {
          starts();
          return runNode(call, run, catalog);
        },
      }),
    }),
  });
  await using runner = await createRunner('one', one);
  const runId = 'case';
  return runner.run({
    runId,
    pipeline: 'case',
    signal: new AbortController().signal,
    emit() {},
    store: memoryStore(runId),
    ...request,
  });
}
