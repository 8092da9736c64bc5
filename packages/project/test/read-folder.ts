import { join } from 'node:path';
import { folderSource } from '../src/configuration/conf-source.ts';
import { toJson } from '../src/configuration/config-tree.ts';
import { type ConfigurationOptions, readConfiguration } from '../src/configuration/configuration.ts';

/** The configuration of a folder with `conf/`; its parameters as nodes see them. */
export function readFolder({ root, ...options }: ConfigurationOptions & { readonly root: string }) {
  const configuration = readConfiguration(folderSource(join(root, 'conf'), 'conf'), options);
  return { ...configuration, parameters: toJson(configuration.parameters), catalog: configuration.catalog({}) };
}
