import type { LocatedMap } from '../configuration/located-value.ts';
import type { Origin } from '../configuration/origin.ts';

/** A declaration of `catalog.yml` as written: one dataset, or all that fit a pattern. */
export interface CatalogListing {
  /** The name of the dataset, or the pattern. */
  readonly name: string;
  readonly type: string;
  /** Where it is written: `conf/base` first. */
  readonly origins: readonly Origin[];
  /** What stands beside `type`; credentials by their names. */
  readonly options: LocatedMap;
}

/** What one name means. */
export interface ResolvedDataset extends CatalogListing {
  /** The pattern that it fits, when it is not declared by its name; `options` have its placeholders filled in. */
  readonly pattern?: string;
  /** Where the data is: a path, a table. Absent when the type does not say, or when there are mistakes. */
  readonly location?: string;
  /** What is wrong with it, each with its place; empty when it can be used. */
  readonly mistakes: readonly string[];
}

/** What the catalog declares, for people to look at. */
export interface ProjectCatalog {
  /** Those declared by name, in the order of the files. */
  readonly entries: readonly CatalogListing[];
  /** Those declared by pattern, in the order in which they are tried. */
  readonly patterns: readonly CatalogListing[];
  /** All that is wrong with the entries, each with its place: what `load` refuses. */
  readonly mistakes: readonly string[];
  /** What a name means; nothing when it is neither declared nor fits a pattern, so that it would be kept in memory. */
  resolve(name: string): ResolvedDataset | undefined;
}
