import type { Ask } from '../case-file.ts';
import { generatorAnswer, nodeRunAnswer } from './node-run.ts';
import { pipelineAnswers } from './pipelines.ts';
import { releaseAnswer } from './release.ts';

/** How leat answers each kind of question. */
export const answers: Readonly<Record<string, Ask>> = {
  ...pipelineAnswers,
  release: releaseAnswer,
  'node-run': nodeRunAnswer,
  generator: generatorAnswer,
};
