import type { Dataset } from '@leat/core';
import partitioned from '@leat/datasets/partitioned';
import type { Answer, Files, KedroCase, Step } from '../case-file.ts';
import { type CaseFolder, caseFolder } from '../case-folder.ts';
import { resultsOf } from './steps.ts';
import { datasetOf } from './text-dataset.ts';

/** What becomes of a folder of text files. */
export async function partitionedAnswer(question: KedroCase): Promise<Answer> {
  const { suffix = '', overwrite = false } = question;
  await using folder = await caseFolder();
  await folder.write(question.files as Files);
  const dataset = await datasetOf(partitioned, { path: 'data', dataset: 'text', suffix, overwrite }, folder.path);
  const results = await resultsOf(question, (step) => doStep(step, dataset, folder));
  return { results, files: await folder.read() };
}

/** A step with a folder of datasets. */
export async function doStep(step: Step, dataset: Dataset, folder: CaseFolder): Promise<unknown> {
  if (step === 'load') return loaded((await dataset.load()) as Loaders);
  if (step === 'exists') return dataset.exists!();
  if (step === 'release') dataset.release?.();
  else if (step === 'confirm') await dataset.confirm!();
  else if (typeof step === 'object' && 'save' in step) await dataset.save(step.save);
  else if (typeof step === 'object') await folder.write({ [step.write]: 'new' });
  else throw new Error(`unknown step ${step}`);
  return 'ok';
}

type Loaders = Readonly<Record<string, () => Promise<string>>>;

async function loaded(loaders: Loaders): Promise<Files> {
  const values: Record<string, string> = {};
  for (const [id, load] of Object.entries(loaders)) values[id] = await load();
  return values;
}
