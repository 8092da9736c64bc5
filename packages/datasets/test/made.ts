import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkOptions, type Dataset, type DatasetContext, type DatasetDefinition, LeatError, schemaOf } from '@leat/core';
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
  versions?: DatasetContext['versions'],
): Promise<Required<Dataset>> {
  const { value, issues } = await checked(definition, options);
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return definition.create(value, contextOf(root, versions)) as Required<Dataset>;
}

/** The same around datasets of these types. */
export async function madeAround(
  definition: DatasetDefinition,
  types: Readonly<Record<string, DatasetDefinition>>,
  root: string,
  options: object,
  versions?: DatasetContext['versions'],
): Promise<Required<Dataset>> {
  const schemas = new Map<string, Awaited<ReturnType<typeof schemaOf>>>();
  for (const [type, inner] of Object.entries(types)) schemas.set(type, await schemaOf(inner));
  const context: DatasetContext = {
    ...contextOf(root, versions),
    dataset({ type, ...given }) {
      const { value, issues } = checkOptions(schemas.get(String(type)), given) as Awaited<ReturnType<typeof checkOptions>>;
      if (issues.length === 0) return types[String(type)]!.create(value, context);
      throw new LeatError('DATASET_OPTIONS', issues.map(({ message }) => message).join('; '), {
        details: { issues: issues.map(({ path, message }) => ({ path: [...path], message })) },
      });
    },
  };
  const { value, issues } = await checked(definition, options);
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return definition.create(value, context) as Required<Dataset>;
}
