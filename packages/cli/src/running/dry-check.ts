import { createRunner, defineRunner, LeatError, type RunRequest } from '@leat/core';

/** It was about to begin: nothing is wrong. */
const about = new LeatError('DRY_RUN', 'the run was about to begin');

/** An executor that lets everything be checked as for a run, and stops before the first node. */
const stopping = defineRunner({
  apiVersion: 1,
  kind: 'executor',
  create: () => ({
    concurrency: 1,
    open: () => {
      throw about;
    },
  }),
});

/** What a run of this request would refuse before its first node: inputs that nothing makes, filters that leave nothing. Hooks are not called. */
export async function dryCheck(request: RunRequest): Promise<void> {
  const runner = await createRunner('dry-run', stopping);
  const load = async () => ({ ...(await request.load()), hooks: {} });
  try {
    await runner.run({ ...request, load });
  } catch (error) {
    if (error !== about) throw error;
  }
}
