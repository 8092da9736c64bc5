import { setTimeout as sleep } from 'node:timers/promises';
import { node, pipeline } from '@leat/core';
import { waitFor } from './cancel-pipelines.ts';
import { marked } from './marked.ts';
import { countOf } from './marks.ts';
import type { MakePipeline } from './pipelines.ts';

const failSoon = async (): Promise<number> => {
  await sleep(150);
  throw new Error('this node fails');
};
const same = (value: unknown): unknown => value;

/** What follows when a node fails. */
export const policyPipelines = {
  /** One fails while another waits to be told; more would come after both. */
  'fail-beside-waiting': (folder) =>
    pipeline([
      node(failSoon, { name: 'fail', outputs: 'failed' }),
      node(waitFor(folder, 'wait'), { name: 'wait', inputs: 'run:signal', outputs: 'waited' }),
      node(marked(folder, 'after-fail', same), { name: 'after-fail', inputs: 'failed', outputs: 'after-failed' }),
      node(marked(folder, 'after-wait', same), { name: 'after-wait', inputs: 'waited', outputs: 'after-waited' }),
    ]),
  /** One fails while another works a little longer; more would come after both. */
  'fail-beside-working': (folder) =>
    pipeline([
      node(failSoon, { name: 'fail', outputs: 'failed' }),
      node(
        marked(folder, 'work', () => sleep(400, 1)),
        { name: 'work', outputs: 'worked' },
      ),
      node(marked(folder, 'after-fail', same), { name: 'after-fail', inputs: 'failed', outputs: 'after-failed' }),
      node(marked(folder, 'after-work', same), { name: 'after-work', inputs: 'worked', outputs: 'after-worked' }),
    ]),
  /** Fails twice. */
  flaky: (folder) =>
    pipeline([
      node(
        marked(folder, 'flaky', () => {
          if (countOf(folder, 'start flaky') < 3) throw new Error('not yet');
          return 'at last';
        }),
        { name: 'flaky', outputs: 'done' },
      ),
    ]),
} satisfies Readonly<Record<string, MakePipeline>>;
