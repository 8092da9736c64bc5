import { relative } from 'node:path';
import { LeatError } from '@leat/core';
import { checkResolvers } from '../configuration/own-resolvers.ts';
import { configFileOf } from './find-project.ts';
import { importModule } from './import-module.ts';
import type { ProjectConfig } from './project-config.ts';

/** Imports `leat.config.ts`: the first import of the user's code. Throws BAD_CONFIG and what importing throws. */
export async function loadConfig(root: string): Promise<ProjectConfig> {
  const file = configFileOf(root);
  const config: unknown = (await importModule(file, root)).default;
  const name = relative(root, file);
  if (!isConfig(config))
    throw new LeatError(
      'BAD_CONFIG',
      `${name}  its default export says which pipelines there are: write "export default defineConfig({ pipelines: { … } })"`,
    );
  if (config.parameters !== undefined && !('~standard' in config.parameters))
    throw new LeatError('BAD_CONFIG', `${name}  "parameters" is a schema of zod, valibot, arktype or another Standard Schema`);
  if (config.resolvers !== undefined) checkResolvers(config.resolvers, name);
  return config;
}

function isConfig(value: unknown): value is ProjectConfig {
  if (typeof value !== 'object' || value === null || !('pipelines' in value)) return false;
  return typeof value.pipelines === 'object' && value.pipelines !== null && !Array.isArray(value.pipelines);
}
