import type { Catalog, Pipeline, Work } from '@leat/core';
import type { Configuration } from '../configuration/configuration.ts';
import { Mistakes } from '../configuration/mistakes.ts';
import { createCatalog, type Versions } from './catalog.ts';
import { type CatalogEntries, readCatalog, typesOf } from './catalog-entry.ts';
import { datasetsOf, wrongAnywhere, wrongDatasets } from './check-datasets.ts';
import { wrongParameters } from './check-parameters.ts';
import { wrongVersions } from './check-versions.ts';
import { loadDatasetTypes } from './dataset-types.ts';
import { loadConfig } from './load-config.ts';
import { createPipelines, type Pipelines } from './pipelines.ts';
import type { ProjectConfig } from './project-config.ts';

/** The parts of a project that are loaded, each once and when it is first asked for. */
export interface ProjectWork {
  /** `catalog.yml`, interpolated and read. Imports `leat.config.ts` only when a resolver of it is used there. */
  entries(): Promise<CatalogEntries>;
  /** The datasets by name. Imports their types. */
  datasets(): Promise<Catalog>;
  work(): Promise<Work>;
  pipelines(): Promise<Pipelines>;
}

/** What the datasets of a project need besides their declarations. */
export interface WorkParts {
  readonly root: string;
  readonly dataRoot: string;
  readonly versions: Versions;
}

/** Throws at once what is wrong with the catalog when nothing of the user is needed to know it. */
export function projectWork(configuration: Configuration, { root, dataRoot, versions }: WorkParts): ProjectWork {
  const { credentials } = configuration;
  const config = once(() => loadConfig(root));
  const read = ({ resolvers = {} }: Partial<ProjectConfig>): CatalogEntries => readCatalog(configuration.catalog(resolvers), credentials);
  const known = configuration.catalogWaits ? undefined : read({});
  const entries = once(async () => known ?? read(await config()));
  const datasets = once(async () => {
    const declared = await entries();
    return createCatalog({ entries: declared, types: await loadDatasetTypes(typesOf(declared), root), credentials, dataRoot, versions });
  });
  const pipelines = once(async () => createPipelines(await config(), root));
  const work = once(async (): Promise<Work> => {
    const { hooks, parameters: schema } = await config();
    const catalog = await datasets();
    const mistakes = new Mistakes();
    const declared = await entries();
    mistakes.errors.push(...wrongAnywhere(wrongDatasets(declared.explicit.keys(), catalog)), ...wrongVersions(versions, declared));
    if (schema) mistakes.errors.push(...(await wrongParameters(schema, configuration.parameters)));
    mistakes.refuse();
    return { pipeline: checkedPipelines(await pipelines(), catalog), catalog, ...(hooks && { hooks }) };
  });
  return { entries, datasets, work, pipelines };
}

/** Pipelines whose datasets can all be made, those that patterns declare too. */
function checkedPipelines(pipelines: Pipelines, catalog: Catalog): Work['pipeline'] {
  const checked = new WeakSet<Pipeline>();
  return async (name) => {
    const pipeline = await pipelines.get(name);
    if (checked.has(pipeline)) return pipeline;
    const mistakes = new Mistakes();
    mistakes.errors.push(...wrongDatasets(datasetsOf(pipeline), catalog));
    mistakes.refuse();
    checked.add(pipeline);
    return pipeline;
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
