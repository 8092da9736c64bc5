import type { Dataset } from './dataset.ts';

/** Datasets by name, as declared. */
export interface Catalog {
  /** The dataset of that name, entered or matched by a pattern; the same object each time. */
  get(name: string): Dataset | undefined;
}

/** Datasets by name as one run sees them. */
export interface RunCatalog {
  /** Never absent: what nobody declared is in memory, for this run. */
  get(name: string): Dataset;
  /** Where its value is: at the `source`, where whoever loads the work loads and saves it too; or only `here`, so that it crosses by copy. */
  home(name: string): 'source' | 'here';
}
