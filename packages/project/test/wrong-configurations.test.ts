import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isLeatError } from '@leat/core';
import { expect, test } from 'vitest';
import { openProject, parseParameters, parseRunnerSet } from '../src/index.ts';
import { type Files, projectFolder } from './project-folder.ts';
import { wrongCommandLines } from './wrong/command-line.ts';
import { wrongDatasets } from './wrong/datasets.ts';
import { wrongEnvironments } from './wrong/environments.ts';
import { wrongFiles } from './wrong/files.ts';
import { wrongProjectCode } from './wrong/project-code.ts';
import { wrongReferences } from './wrong/references.ts';
import { wrongRunnerTypes } from './wrong/runner-types.ts';
import { wrongRunners } from './wrong/runners.ts';
import type { WrongConfiguration } from './wrong/wrong-configuration.ts';

const wrong: Readonly<Record<string, WrongConfiguration>> = {
  ...wrongFiles,
  ...wrongReferences,
  ...wrongEnvironments,
  ...wrongRunnerTypes,
  ...wrongRunners,
  ...wrongDatasets,
  ...wrongProjectCode,
  ...wrongCommandLines,
};
const works: Files = { 'leat.config.js': 'export default { pipelines: {} };\n' };

/** Everything that is looked at before the first node. */
async function prepare(root: string, { confSource, env, params, runnerSet, pipeline, ...choice }: WrongConfiguration): Promise<void> {
  const project = await openProject({
    root,
    ...(confSource !== undefined && { confSource }),
    ...(env !== undefined && { env }),
    ...(params !== undefined && { params: parseParameters(params) }),
    ...(runnerSet !== undefined && { runnerSet: parseRunnerSet(runnerSet) }),
  });
  const { plan } = await project.runner(choice);
  await using _ = await project.build(plan);
  const work = await project.load();
  if (pipeline !== undefined) await work.pipeline(pipeline);
}

test.each(Object.entries(wrong))('says what is wrong with %s, writes nothing and touches no prototype', async (_, row) => {
  const files = Object.entries({ ...works, ...row.files }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const root = projectFolder(Object.fromEntries(files));
  const before = readdirSync(root, { recursive: true });
  Object.assign(process.env, row.variables);
  const error: unknown = await prepare(root, row).then(
    () => new Error('nothing was wrong'),
    (thrown) => thrown,
  );
  for (const name of Object.keys(row.variables ?? {})) delete process.env[name];
  expect(error).toSatisfy(isLeatError);
  const { code, message } = error as { code: string; message: string };
  expect(message.replaceAll(root, '{root}')).toBe(row.message);
  expect(code).toBe(row.code);
  expect(readdirSync(root, { recursive: true })).toEqual(before);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  expect(existsSync(join(root, '.leat'))).toBe(false);
});

test('there is a row for about every code and cause', () => {
  expect(Object.keys(wrong).length).toBeGreaterThan(120);
});
