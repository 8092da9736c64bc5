import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOptions, type Dataset, type DatasetContext, type DatasetDefinition, schemaOf } from '@leat/core';
import { onTestFinished } from 'vitest';

/** A folder of this test alone, removed when it ends. */
export async function folder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'leat-datasets-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return root;
}

const checked = async (definition: DatasetDefinition, options: object) => checkOptions(await schemaOf(definition), { ...options });

/** What is said about options that are wrong. */
export async function issuesOf(definition: DatasetDefinition, options: object): Promise<string[]> {
  const { issues } = await checked(definition, options);
  return issues.map(({ message }) => message);
}

/** Where a dataset called "table" is declared. */
export const contextOf = (root: string, versions: DatasetContext['versions'] = { save: 'now' }): DatasetContext => ({
  name: 'table',
  root,
  versions,
  dataset: () => {
    throw new Error('it goes around no other');
  },
});

/** A dataset called "table" of these options, as the catalog makes it. */
export async function made(
  definition: DatasetDefinition,
  root: string,
  options: object,
  versions: DatasetContext['versions'] = { save: 'now' },
): Promise<Required<Dataset>> {
  const { value, issues } = await checked(definition, options);
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return definition.create(value, contextOf(root, versions)) as Required<Dataset>;
}
