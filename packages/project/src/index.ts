export type { Kind } from './configuration/environment.ts';
export { parseList } from './configuration/list-text.ts';
export { parseLoadVersions } from './configuration/load-versions-text.ts';
export {
  type LocatedList,
  type LocatedMap,
  type LocatedScalar,
  type LocatedValue,
  plainValue,
  valueAt,
} from './configuration/located-value.ts';
export { configError, type Origin } from './configuration/origin.ts';
export type { Resolvers } from './configuration/own-resolvers.ts';
export { parseParameters } from './configuration/parameters-text.ts';
export { readRunFile } from './configuration/run-file.ts';
export type { DescribedOption, DescribedRunner, RunnerDescription, RunnerName } from './configuration/runner-description.ts';
export type { RunnerChoice } from './configuration/runner-plan.ts';
export { parseRunnerSet, type RunnerSet } from './configuration/runner-set.ts';
export type { CatalogListing, ProjectCatalog, ResolvedDataset } from './loading/catalog-listing.ts';
export type { RunnerFinding, RunnerFindings } from './loading/check-runners.ts';
export { findProject } from './loading/find-project.ts';
export { type InstalledPackage, installedPackages } from './loading/installed-packages.ts';
export { openProject, type Project, type ProjectOptions, type RunnerListing } from './loading/open-project.ts';
export { openSource } from './loading/open-source.ts';
export { defineConfig, type PipelineEntry, type ProjectConfig } from './loading/project-config.ts';
export { catalogSchema } from './schema/catalog-schema.ts';
export type { JsonSchema } from './schema/json-schema.ts';
export { runnersSchema } from './schema/runners-schema.ts';
