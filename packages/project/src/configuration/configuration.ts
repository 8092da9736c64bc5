import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '@leat/core';
import { type ConfigMap, fromJson, map, toJson } from './config-tree.ts';
import { environmentName, type FolderFiles, filesOf, foldersOf, type Kind, kinds } from './environment.ts';
import { interpolate } from './interpolation.ts';
import { joinFiles, type MergeValue, mergeDeeply, mergeKeys, replace } from './merge.ts';
import { mergeRunners } from './merge-runners.ts';
import { wholeOf } from './origin.ts';
import type { Scope } from './reference-tree.ts';
import { layParameters } from './run-parameters.ts';
import { layRunnerSet, type RunnerSet } from './runner-set.ts';
import { readYaml } from './yaml-file.ts';

/** What of the command line has a say in the configuration. */
export interface ConfigurationOptions {
  readonly root: string;
  readonly env?: string;
  readonly params?: JsonObject;
  readonly runnerSet?: RunnerSet;
}

/** The configuration of a project in one environment, every value with its place. */
export interface Configuration {
  readonly env: string;
  /** The files read, from the root, in the order of their weight. */
  readonly files: readonly string[];
  readonly parameters: JsonObject;
  readonly catalog: ConfigMap;
  /** Strings of these two are templates still: `${env:…}` and `${secret:…}` are for the place where they are used. */
  readonly credentials: ConfigMap;
  readonly runners: ConfigMap;
}

/** Reads `conf/base`, the environment over it and the command line over both: merged first, then interpolated once. Imports nothing of the user. */
export function readConfiguration({ root, env, params = {}, runnerSet = {} }: ConfigurationOptions): Configuration {
  const environment = environmentName(root, env);
  const folders = foldersOf(environment).map((folder) => filesOf(root, folder));
  const merged = Object.fromEntries(kinds.map((kind) => [kind, mergedFiles(root, folders, kind)])) as Record<Kind, ConfigMap>;

  const variables = process.env;
  const globals = withoutHidden(interpolate(merged.globals, { kind: 'globals', environment: variables }));
  const runtimeParameters = fromJson(params, wholeOf('--params')) as ConfigMap;
  const resolve = (tree: ConfigMap, kind: Kind): ConfigMap => {
    const scope: Scope = { kind, globals, runtimeParameters, environment: variables };
    return interpolate(tree, scope);
  };
  return {
    env: environment,
    files: folders.flatMap((folder) => kinds.flatMap((kind) => folder[kind])),
    parameters: toJson(resolve(layParameters(merged.parameters, params), 'parameters')),
    catalog: withoutHidden(resolve(merged.catalog, 'catalog')),
    credentials: withoutHidden(resolve(merged.credentials, 'credentials')),
    runners: withoutHidden(resolve(layRunnerSet(merged.runners, runnerSet), 'runners')),
  };
}

function mergedFiles(root: string, folders: readonly FolderFiles[], kind: Kind): ConfigMap {
  const trees = folders.map((folder) => joinFiles(folder[kind].map((file) => readYaml(readFileSync(join(root, file), 'utf8'), file))));
  return trees.reduce((base, over) => mergeKind(base, over, kind));
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
