import type { Hooks, OptionsSchema, Pipeline } from '@leat/core';
import type { Resolvers } from '../configuration/own-resolvers.ts';

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
  /** Any Standard Schema (zod, valibot, arktype), for the parameters of files and of `--params`. They are checked before the first node; nodes get them as written, without what the schema would change or fill in. */
  readonly parameters?: OptionsSchema;
  /** For the catalog: `${column:rows,4}` is what `column('rows', 4)` returns. */
  readonly resolvers?: Resolvers;
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
