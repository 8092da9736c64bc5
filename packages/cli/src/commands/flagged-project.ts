import type { Project, RunnerChoice } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags, RunFlags } from '../flags.ts';

/** The project around the working directory, as the flags want it. Its secrets are hidden from here on. */
export async function flaggedProject(context: Context, { env, params, runnerSet }: ProjectFlags): Promise<Project> {
  const { findProject, openProject, parseParameters, parseRunnerSet } = await import('@leat/project');
  context.root = findProject(process.cwd());
  const project = await openProject({
    root: context.root,
    module: 'leat/source',
    ...(env !== undefined && { env }),
    ...(params !== undefined && { params: parseParameters(params) }),
    ...(runnerSet !== undefined && { runnerSet: parseRunnerSet(runnerSet) }),
  });
  // all that are named, and before anything reveals one: a thread or a process may do that, too
  context.terminal.hide(project.secretNames.flatMap((name) => process.env[name] ?? []));
  return project;
}

/** The runner and the layers around it that the flags name. */
export const choiceOf = ({ runner, with: layers }: Pick<RunFlags, 'runner' | 'with'>): RunnerChoice => ({
  ...(runner !== undefined && { runner }),
  ...(layers && { with: layers }),
});
