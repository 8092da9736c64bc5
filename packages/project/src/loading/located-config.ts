import { LeatError, suggest } from '@leat/core';
import type { Configuration } from '../configuration/configuration.ts';
import { type Kind, kinds } from '../configuration/environment.ts';
import { type LocatedMap, locate } from '../configuration/located-value.ts';
import { shownCredential } from '../configuration/shown.ts';
import { loadConfig } from './load-config.ts';

/** One kind of configuration as it is shown. Throws UNKNOWN_KEY for a kind that there is not. */
export async function locatedConfig(kind: Kind, configuration: Configuration, root: string): Promise<LocatedMap> {
  if (!kinds.includes(kind)) throw new LeatError('UNKNOWN_KEY', `there is no kind of configuration "${kind}"${suggest(kind, kinds)}`);
  if (kind === 'credentials') return locate(configuration.credentials, shownCredential);
  if (kind !== 'catalog') return locate(configuration[kind]);
  const { resolvers = {} } = configuration.catalogWaits ? await loadConfig(root) : {};
  return locate(configuration.catalog(resolvers));
}
