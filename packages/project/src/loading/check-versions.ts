import { LeatError, suggest } from '@leat/core';
import { declarationOf, type Versions } from './catalog.ts';
import type { CatalogEntries } from './catalog-entry.ts';

/** Versions asked for of datasets that the catalog does not have. */
export function wrongVersions({ load }: Versions, entries: CatalogEntries): readonly LeatError[] {
  const unknown = Object.keys(load).filter((name) => !declarationOf(name, entries));
  return unknown.map(
    (name) => new LeatError('UNKNOWN_DATASET', `--load-versions: the catalog has no "${name}"${suggest(name, entries.explicit.keys())}`),
  );
}
