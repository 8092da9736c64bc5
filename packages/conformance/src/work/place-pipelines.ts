import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger, node, pipeline, type ReportProgress } from '@leat/core';
import { mark } from './marks.ts';
import type { MakePipeline } from './pipelines.ts';

/** What nodes do to the place they run in. */
export const placePipelines = {
  /** Ends its thread or process. */
  exit: (folder) =>
    pipeline([
      node(
        async () => {
          mark(folder, 'start exit');
          process.exit(3);
          await sleep(10_000);
        },
        { name: 'exit', outputs: 'never' },
      ),
    ]),
  /** Says how far it is, and two lines. */
  report: () =>
    pipeline([
      node(
        (progress: ReportProgress, logger: Logger) => {
          progress({ done: 1, total: 2, values: { loss: 0.5 } });
          logger.info('half way');
          logger.error('and not well');
          progress({ done: 2, total: 2, values: { loss: 0.25 } });
        },
        { name: 'report', inputs: ['run:progress', 'run:logger'] },
      ),
    ]),
} satisfies Readonly<Record<string, MakePipeline>>;
