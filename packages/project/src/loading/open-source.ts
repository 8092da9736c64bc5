import { enableCompileCache } from 'node:module';
import { type JsonObject, type JsonValue, LeatError, type OpenSource } from '@leat/core';
import type { RunnerSet } from '../configuration/runner-set.ts';
import { openProject } from './open-project.ts';
import { registerResolveHooks } from './resolve-hooks.ts';

/** What another thread or process calls, with the arguments of `Project.source`: the same configuration, read again from `root`. Throws BAD_SOURCE. */
export async function openSource(given: JsonValue, root: string): Promise<OpenSource> {
  enableCompileCache();
  registerResolveHooks();
  const { env, dataRoot, params, runnerSet } = readArguments(given);
  const project = await openProject({ root, env, dataRoot, ...(params && { params }), ...(runnerSet && { runnerSet }) });
  return { load: project.load, runner: project.build };
}

interface SourceArguments {
  readonly env: string;
  readonly dataRoot: string;
  readonly params?: JsonObject;
  readonly runnerSet?: RunnerSet;
}

function readArguments(given: JsonValue): SourceArguments {
  const { env, dataRoot } = (given ?? {}) as Partial<SourceArguments>;
  if (typeof env === 'string' && typeof dataRoot === 'string') return given as unknown as SourceArguments;
  throw new LeatError('BAD_SOURCE', 'a source of @leat/project has the arguments that Project.source gives');
}
