import type { Hooks, Pipeline } from '@leat/core';

/** A pipeline, a function that imports it when it is first needed, or the names of pipelines that it is the sum of. */
export type PipelineEntry =
  | Pipeline
  | (() => Pipeline | { readonly default: Pipeline } | Promise<Pipeline | { readonly default: Pipeline }>)
  | readonly string[];

/** What `leat.config.ts` exports. */
export interface ProjectConfig {
  /** By name. `default` is what runs when no pipeline is named; without it, the sum of all. */
  readonly pipelines: Readonly<Record<string, PipelineEntry>>;
  readonly hooks?: Hooks;
}

/**
 * Types the default export of `leat.config.ts`.
 * @example
 * export default defineConfig({
 *   pipelines: {
 *     processing: () => import('./src/pipelines/processing.ts'),
 *     science: () => import('./src/pipelines/science.ts'),
 *     default: ['processing', 'science'],
 *   },
 * });
 */
export const defineConfig = (config: ProjectConfig): ProjectConfig => config;
