import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOptions, type Dataset, type DatasetDefinition, schemaOf } from '@leat/core';
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

/** A dataset called "table" of these options, as the catalog makes it. */
export async function made(
  definition: DatasetDefinition,
  root: string,
  options: object,
): Promise<Required<Pick<Dataset, 'load' | 'save' | 'exists' | 'append'>>> {
  const { value, issues } = await checked(definition, options);
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return definition.create(value, { name: 'table', root }) as never;
}
