import type { JsonObject } from '@leat/core';
import type { ConfSource } from './conf-source.ts';
import { type ConfigMap, fromJson, map } from './config-tree.ts';
import { environmentName, type FolderFiles, filesOf, foldersOf, type Kind, kinds } from './environment.ts';
import { interpolate } from './interpolation.ts';
import { joinFiles, type MergeValue, mergeDeeply, mergeKeys, replace } from './merge.ts';
import { mergeRunners } from './merge-runners.ts';
import { wholeOf } from './origin.ts';
import { namesOwnResolver, type Resolvers } from './own-resolvers.ts';
import type { Scope } from './reference-tree.ts';
import { layParameters } from './run-parameters.ts';
import { layRunnerSet, type RunnerSet } from './runner-set.ts';
import { withheld } from './withheld.ts';
import { readYaml } from './yaml-file.ts';

/** What of the command line has a say in the configuration. */
export interface ConfigurationOptions {
  readonly env?: string;
  readonly params?: JsonObject;
  readonly runnerSet?: RunnerSet;
}

/** The configuration of a project in one environment, every value with its place. */
export interface Configuration {
  readonly env: string;
  readonly environments: readonly string[];
  /** The files read, as messages call them, in the order of their weight. */
  readonly files: readonly string[];
  /** The environment variables that `${secret:…}` names in them. */
  readonly secretNames: readonly string[];
  readonly globals: ConfigMap;
  readonly parameters: ConfigMap;
  /** Strings of these two are templates still: `${env:…}` and `${secret:…}` are for the place where they are used. */
  readonly credentials: ConfigMap;
  readonly runners: ConfigMap;
  /** The catalog waits for `leat.config.ts`, because resolvers that leat does not know are named in it. */
  readonly catalogWaits: boolean;
  /** The catalog, interpolated. Throws what is wrong with its references. */
  catalog(resolvers: Resolvers): ConfigMap;
}

/** Reads `base`, the environment over it and the command line over both: merged first, then interpolated once. Imports nothing of the user. */
export function readConfiguration(source: ConfSource, { env, params = {}, runnerSet = {} }: ConfigurationOptions): Configuration {
  const environment = environmentName(source, env);
  const folders = foldersOf(environment).map((folder) => filesOf(source, folder));
  const secretNames = new Set<string>();
  const withPasswords = new Map<string, string>();
  const guarded = <T>(attempt: () => T): T => withheld((file) => withPasswords.get(file), attempt);
  const readerOf = (kind: Kind) => (file: string) => {
    const text = source.read(file);
    const name = `${source.name}/${file}`;
    for (const secret of secretsIn(text)) secretNames.add(secret);
    if (kind === 'credentials') withPasswords.set(name, text);
    return readYaml(text, name);
  };
  const merge = (kind: Kind): ConfigMap => guarded(() => mergedFiles(folders, kind, readerOf(kind)));
  const merged = Object.fromEntries(kinds.map((kind) => [kind, merge(kind)])) as Record<Kind, ConfigMap>;

  const variables = process.env;
  const globals = withoutHidden(interpolate(merged.globals, { kind: 'globals', environment: variables }));
  const runtimeParameters = fromJson(params, wholeOf('--params')) as ConfigMap;
  const resolve = (tree: ConfigMap, kind: Kind, resolvers?: Resolvers): ConfigMap => {
    const scope: Scope = { kind, globals, runtimeParameters, environment: variables, ...(resolvers && { resolvers }) };
    return interpolate(tree, scope);
  };
  return {
    env: environment,
    environments: source.folders,
    files: folders.flatMap((folder) => kinds.flatMap((kind) => folder[kind])).map((file) => `${source.name}/${file}`),
    secretNames: [...secretNames],
    globals,
    parameters: resolve(layParameters(merged.parameters, params), 'parameters'),
    credentials: withoutHidden(guarded(() => resolve(merged.credentials, 'credentials'))),
    runners: withoutHidden(resolve(layRunnerSet(merged.runners, runnerSet), 'runners')),
    catalogWaits: namesOwnResolver(merged.catalog),
    catalog: (resolvers) => withoutHidden(resolve(merged.catalog, 'catalog', resolvers)),
  };
}

function mergedFiles(folders: readonly FolderFiles[], kind: Kind, read: (file: string) => ConfigMap): ConfigMap {
  return folders.map((folder) => joinFiles(folder[kind].map(read))).reduce((base, over) => mergeKind(base, over, kind));
}

function mergeKind(base: ConfigMap, over: ConfigMap, kind: Kind): ConfigMap {
  if (kind === 'runners') return mergeRunners(base, over);
  const mergeValue: MergeValue = kind === 'parameters' ? mergeDeeply : replace;
  return mergeKeys(base, over, mergeValue);
}

/** Without the top-level names that begin with "_": they are there to be referred to. */
function withoutHidden(tree: ConfigMap): ConfigMap {
  return map(new Map([...tree.entries].filter(([key]) => !key.startsWith('_'))), tree.origin);
}

function secretsIn(text: string): string[] {
  return [...text.matchAll(/\$\{secret:([^},]+)\}/g)].map(([, name = '']) => name.trim());
}
