import { type Catalog, fromErrorData, memoryDataset } from '@leat/core';
import type { Answer, CaseFile, KedroCase } from '../case-file.ts';
import { caseFolder, probe } from '../case-folder.ts';
import { casePipeline, returning } from '../case-pipeline.ts';
import { catalogFiles } from './factory.ts';
import { runOneAtATime } from './one-at-a-time.ts';

/** Runs a pipeline with what is provided: the names of what it gives back. */
export async function runInputsAnswer(question: KedroCase, graphs: CaseFile['graphs']): Promise<Answer> {
  const pipeline = casePipeline(graphs[question.graph!]!, returning);
  await using folder = await caseFolder();
  const catalog = question.catalog ? await declared(question) : { get: () => undefined };
  const result = await runOneAtATime({
    parameters: {},
    data: new Map((question.provided ?? []).map((name) => [name, memoryDataset(name)])),
    load: async () => ({ pipeline: async () => pipeline, catalog }),
  });
  if (result.status === 'succeeded') return { returned: [...result.outputs.keys()].sort() };
  throw fromErrorData(result.error);

  async function declared(of: KedroCase): Promise<Catalog> {
    await folder.write(catalogFiles(of, (type) => (type.endsWith('MemoryDataset') ? 'memory' : probe)));
    return (await (await folder.project()).load()).catalog;
  }
}
