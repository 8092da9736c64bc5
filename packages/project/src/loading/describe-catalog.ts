import type { Catalog } from '@leat/core';
import { type ConfigMap, map } from '../configuration/config-tree.ts';
import { locate } from '../configuration/located-value.ts';
import { declarationOf } from './catalog.ts';
import type { CatalogEntries, CatalogEntry } from './catalog-entry.ts';
import type { CatalogListing, ProjectCatalog, ResolvedDataset } from './catalog-listing.ts';
import { wrongAnywhere, wrongDatasets } from './check-datasets.ts';

/** What the catalog declares, as people look at it. */
export function describeCatalog(entries: CatalogEntries, catalog: Catalog): ProjectCatalog {
  const { explicit, patterns } = entries;
  return {
    entries: [...explicit.values()].map((entry) => listingOf(entry)),
    patterns: patterns.map(({ entry }) => listingOf(entry)),
    mistakes: wrongAnywhere(wrongDatasets(explicit.keys(), catalog)).map(({ message }) => message),
    resolve: (name) => resolve(name, entries, catalog),
  };
}

function resolve(name: string, entries: CatalogEntries, catalog: Catalog): ResolvedDataset | undefined {
  const found = declarationOf(name, entries);
  if (!found) return undefined;
  const mistakes = wrongDatasets([name], catalog).map(({ message }) => message);
  const location = mistakes.length === 0 ? catalog.get(name)?.location : undefined;
  return {
    ...listingOf(found.entry, found.node),
    name,
    ...(found.pattern !== undefined && { pattern: found.pattern }),
    ...(location !== undefined && { location }),
    mistakes,
  };
}

function listingOf({ name, type, origins, node }: CatalogEntry, given: ConfigMap = node): CatalogListing {
  const options = new Map([...given.entries].filter(([key]) => key !== 'type'));
  return { name, type, origins, options: { ...locate(map(options, given.origin)), origins } };
}
