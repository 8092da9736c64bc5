import { enableCompileCache } from 'node:module';
import { fromErrorData, openSource, toErrorData, type Work } from '@leat/core';
import { endedWith } from './ended-with.ts';
import { givenData } from './given-data.ts';
import type { ToProcess } from './messages.ts';
import { ParentProcess } from './parent-process.ts';
import { parentStore } from './parent-store.ts';
import { endGroup, watchParent } from './watch-parent.ts';

enableCompileCache(); // it is not inherited

const parent = new ParentProcess();
const controller = new AbortController();

watchParent(Number(process.argv[2]));
process.once('disconnect', endGroup);
process.on('uncaughtException', (error) => void parent.tell({ type: 'died', error: toErrorData(error) }).finally(() => process.exit(1)));
process.on('message', (message: ToProcess) => {
  if (message.type === 'run') void run(message);
  else if (message.type === 'abort') controller.abort(fromErrorData(message.reason));
  else parent.answered(message);
});

/** The one run of this process; its last word is said before the runner is disposed of, which may take its time. */
async function run({ plan, order, data }: ToProcess & { type: 'run' }): Promise<void> {
  try {
    const opened = await openSource(order.source!);
    let work: Promise<Work> | undefined;
    const load = () => (work ??= opened.load());
    await using inner = await opened.runner(plan);
    const given = givenData(data, parent);
    const result = await inner.run({
      ...order,
      data: given,
      load,
      signal: controller.signal,
      emit: parent.emit,
      store: parentStore(parent),
    });
    await parent.tell(await endedWith(result, given, load));
  } catch (error) {
    await parent.tell({ type: 'refused', error: toErrorData(error) });
  }
  await Promise.all([written(process.stdout), written(process.stderr)]);
  process.exit(0);
}

/** What was printed is on its way: an exit does not wait for a full pipe. */
const written = (stream: NodeJS.WriteStream): Promise<void> => new Promise((resolve) => stream.write('', () => resolve()));
