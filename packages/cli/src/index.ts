import type { ProjectConfig } from '@leat/project';

export type { PipelineEntry, ProjectConfig } from '@leat/project';

/** Types the default export of `leat.config.ts`. It says no more than that of `@leat/project`, which need not be loaded for it. */
export const defineConfig = (config: ProjectConfig): ProjectConfig => config;
