import { relative } from 'node:path';
import { LeatError } from '@leat/core';
import { configFileOf } from './find-project.ts';
import { importModule } from './import-module.ts';
import type { ProjectConfig } from './project-config.ts';

/** Imports `leat.config.ts`: the first import of the user's code. Throws BAD_CONFIG and what importing throws. */
export async function loadConfig(root: string): Promise<ProjectConfig> {
  const file = configFileOf(root);
  const config: unknown = (await importModule(file, root)).default;
  if (isConfig(config)) return config;
  throw new LeatError(
    'BAD_CONFIG',
    `${relative(root, file)}  its default export says which pipelines there are: write "export default defineConfig({ pipelines: { … } })"`,
  );
}

function isConfig(value: unknown): value is ProjectConfig {
  if (typeof value !== 'object' || value === null || !('pipelines' in value)) return false;
  return typeof value.pipelines === 'object' && value.pipelines !== null && !Array.isArray(value.pipelines);
}
