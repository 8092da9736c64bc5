import type { Answer, KedroCase } from '../case-file.ts';
import { caseFolder } from '../case-folder.ts';
import { catalogFiles } from './factory.ts';

/** The names that a catalog declares, once it is made. */
export async function catalogAnswer(question: KedroCase): Promise<Answer> {
  const { loadVersions } = question;
  await using folder = await caseFolder();
  await folder.write(catalogFiles(question));
  const project = await folder.project(loadVersions && { loadVersions });
  await project.load();
  const { entries } = await project.catalog();
  return { names: entries.map(({ name }) => name).sort() };
}
