import { memoryStore, openSource, type RunnerPlan, type RunOrder, type RunSource } from '@leat/core';

/** What a process of its own is asked to do. */
interface Errand {
  readonly order: RunOrder & { readonly source: RunSource };
  readonly plan: RunnerPlan;
}

// Runs one request and disposes its runner, twice. Then nothing may keep this process alive: it does not exit by itself on purpose.
const { order, plan }: Errand = JSON.parse(process.argv[2] ?? '');
const { revision: _, ...current } = order.source;
const opened = await openSource(current);
const runner = await opened.runner(plan);
const ended = runner.run({
  ...order,
  data: new Map(),
  load: () => opened.load(),
  signal: new AbortController().signal,
  emit: () => {},
  store: memoryStore(order.runId),
});
const status = await ended.then(
  (result) => result.status,
  () => 'refused',
);
await runner[Symbol.asyncDispose]();
await runner[Symbol.asyncDispose]();
process.stdout.write(status);
