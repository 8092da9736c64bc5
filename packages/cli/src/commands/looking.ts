import { asAnswer } from './as-command.ts';
import { describeDataset } from './catalog-describe.ts';
import { listCatalog } from './catalog-list.ts';
import { resolveDataset } from './catalog-resolve.ts';
import { printCompletion } from './completion.ts';
import { showConfig } from './config-show.ts';
import { tellInfo } from './info.ts';
import { describePipeline } from './pipeline-describe.ts';
import { listPipelines } from './pipeline-list.ts';
import { checkRunners } from './runner-check.ts';
import { describeRunner } from './runner-describe.ts';
import { listRunners } from './runner-list.ts';
import { writeCatalogSchema, writeRunnersSchema } from './schema.ts';

export { dryRun } from './dry-run.ts';

export const pipelineList = asAnswer(listPipelines);
export const pipelineDescribe = asAnswer(describePipeline);
export const catalogList = asAnswer(listCatalog);
export const catalogDescribe = asAnswer(describeDataset);
export const catalogResolve = asAnswer(resolveDataset);
export const catalogJsonSchema = asAnswer(writeCatalogSchema);
export const configShow = asAnswer(showConfig);
export const runnerList = asAnswer(listRunners);
export const runnerDescribe = asAnswer(describeRunner);
export const runnerCheck = asAnswer(checkRunners);
export const runnersJsonSchema = asAnswer(writeRunnersSchema);
export const info = asAnswer(tellInfo);
export const completion = asAnswer(printCompletion);
