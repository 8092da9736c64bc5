import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import text from '@leat/datasets/text';
import type { Answer, KedroCase, Step } from '../case-file.ts';
import { caseFolder } from '../case-folder.ts';
import { resultsOf } from './steps.ts';
import { datasetOf } from './text-dataset.ts';

/** What becomes of a text file, with versions or without. */
export async function versionAnswer(question: KedroCase): Promise<Answer> {
  const { filepath: path = '', versioned = false, load, save = 'now' } = question;
  await using folder = await caseFolder();
  const write = (file: string) => folder.write({ [file]: file });
  for (const file of question.files as readonly string[]) await write(file);
  const made = (version = load) =>
    datasetOf(text, { path, versioned }, folder.path, { save, ...(version !== undefined && { load: version }) });
  const dataset = await made();

  /** The folders that can be asked for as versions, newest first. */
  const versions = async () => {
    const found: string[] = [];
    const folders = versioned ? await readdir(join(folder.path, path)).catch(() => []) : [];
    for (const version of folders.sort().reverse()) if (await (await made(version)).exists!()) found.push(version);
    return found;
  };
  const results = await resultsOf(question, async (step: Step) => {
    if (step === 'load') return dataset.load();
    if (step === 'exists') return dataset.exists!();
    if (step === 'versions') return versions();
    if (step === 'save') await dataset.save('saved');
    else if (step === 'release') dataset.release?.();
    else if (typeof step === 'object' && 'write' in step) await write(step.write);
    else throw new Error(`unknown step ${JSON.stringify(step)}`);
    return step === 'save' ? 'saved' : 'ok';
  });
  return { results, files: Object.keys(await folder.read()) };
}
