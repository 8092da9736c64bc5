import { enableCompileCache } from 'node:module';
import { type JsonValue, LeatError, type OpenSource } from '@leat/core';
import { openProject, type ProjectOptions } from './open-project.ts';
import { registerResolveHooks } from './resolve-hooks.ts';

/** What another thread or process calls, with the arguments of `Project.source`: the same configuration, read again from `root`. Throws BAD_SOURCE. */
export async function openSource(given: JsonValue, root: string): Promise<OpenSource> {
  enableCompileCache();
  registerResolveHooks();
  const project = await openProject({ ...readArguments(given), root });
  return { load: project.load, runner: project.build };
}

type SourceArguments = Omit<ProjectOptions, 'root' | 'module'>;

function readArguments(given: JsonValue): SourceArguments {
  const { env, dataRoot } = (given ?? {}) as Partial<SourceArguments>;
  if (typeof env === 'string' && typeof dataRoot === 'string') return given as unknown as SourceArguments;
  throw new LeatError('BAD_SOURCE', 'a source of @leat/project has the arguments that Project.source gives');
}
