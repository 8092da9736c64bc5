export { defineConfig, type PipelineEntry, type ProjectConfig } from '@leat/project';
