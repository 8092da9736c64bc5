import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dataset, DatasetDefinition } from '@leat/core';
import { onTestFinished } from 'vitest';

/** A folder of this test alone, removed when it ends. */
export async function folder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'leat-datasets-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  return root;
}

/** The issues of options, as `path: message`. */
export async function issuesOf(definition: DatasetDefinition, options: object): Promise<string[]> {
  const { issues = [] } = await definition.options['~standard'].validate(options);
  return issues.map(({ path, message }: { path: PropertyKey[]; message: string }) => [...path, message].join(': '));
}

/** A dataset called "table" of these options, as the catalog makes it. */
export async function made(
  definition: DatasetDefinition,
  root: string,
  options: object,
): Promise<Required<Pick<Dataset, 'load' | 'save' | 'exists' | 'append'>>> {
  const checked = await definition.options['~standard'].validate(options);
  if (checked.issues) throw new Error(JSON.stringify(checked.issues));
  return definition.create(checked.value, { name: 'table', root }) as never;
}
