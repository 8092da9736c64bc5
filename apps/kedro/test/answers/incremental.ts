import incremental from '@leat/datasets/incremental';
import type { Answer, Files, KedroCase } from '../case-file.ts';
import { caseFolder } from '../case-folder.ts';
import { doStep } from './partitioned.ts';
import { resultsOf } from './steps.ts';
import { datasetOf } from './text-dataset.ts';

const checkpointFile = 'data/CHECKPOINT';
const ownManifest = 'data/.leat-manifest.json';
const givenManifest = 'consumer.json';

/**
 * What becomes of a folder of which only new files are loaded. Kedro keeps the last id, in a file `CHECKPOINT`, where leat keeps a manifest of all:
 * a checkpoint is read as a manifest of the ids up to it, and told again as the last id of the manifest. A checkpoint that is forced is a manifest of one's own.
 */
export async function incrementalAnswer(question: KedroCase): Promise<Answer> {
  const { suffix = '', checkpoint: forced } = question;
  const { [checkpointFile]: checkpoint, ...files } = question.files as Files;
  const manifestUpTo = (last: string) => JSON.stringify({ processed: [...idsUpTo(last, files, suffix), last] });

  await using folder = await caseFolder();
  await folder.write(files);
  if (checkpoint !== undefined) await folder.write({ [ownManifest]: manifestUpTo(checkpoint) });
  if (forced) await folder.write({ [givenManifest]: manifestUpTo(forced) });
  const before = (await folder.read())[givenManifest];

  const manifest = forced === undefined ? {} : { manifest: givenManifest };
  const dataset = await datasetOf(incremental, { path: 'data', dataset: 'text', suffix, ...manifest }, folder.path);
  const results = await resultsOf(question, (step) => doStep(step, dataset, folder));

  const after = await folder.read();
  const told = after[givenManifest] === before ? after[ownManifest] : after[givenManifest];
  const others = Object.entries(after).filter(([file]) => file.startsWith('data/') && !file.startsWith(ownManifest));
  return { results, files: { ...Object.fromEntries(others), ...(told !== undefined && { [checkpointFile]: lastOf(told) }) } };
}

function idsUpTo(last: string, files: Files, suffix: string): readonly string[] {
  const ids = Object.keys(files).map((file) => file.slice('data/'.length, file.length - suffix.length));
  return ids.filter((id) => id <= last);
}

const lastOf = (manifest: string): string => (JSON.parse(manifest) as { processed: readonly string[] }).processed.toSorted().at(-1)!;
