import type { Ask } from '../case-file.ts';
import { catalogAnswer } from './catalog.ts';
import { cliListAnswer } from './cli-list.ts';
import { cliLoadVersionsAnswer } from './cli-load-versions.ts';
import { cliParamsAnswer } from './cli-params.ts';
import { configAnswer } from './config.ts';
import { factoryAnswer } from './factory.ts';
import { incrementalAnswer } from './incremental.ts';
import { generatorAnswer, nodeRunAnswer } from './node-run.ts';
import { parametersAnswer } from './parameters.ts';
import { partitionedAnswer } from './partitioned.ts';
import { pipelineAnswers } from './pipelines.ts';
import { releaseAnswer } from './release.ts';
import { runInputsAnswer } from './run-inputs.ts';
import { versionAnswer } from './version.ts';

/** How leat answers each kind of question. */
export const answers: Readonly<Record<string, Ask>> = {
  ...pipelineAnswers,
  release: releaseAnswer,
  'node-run': nodeRunAnswer,
  generator: generatorAnswer,
  'run-inputs': runInputsAnswer,
  factory: factoryAnswer,
  catalog: catalogAnswer,
  config: configAnswer,
  parameters: parametersAnswer,
  'cli-params': cliParamsAnswer,
  'cli-list': cliListAnswer,
  'cli-load-versions': cliLoadVersionsAnswer,
  version: versionAnswer,
  partitioned: partitionedAnswer,
  incremental: incrementalAnswer,
};
