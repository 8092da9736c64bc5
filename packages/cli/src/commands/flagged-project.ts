import { findProject, openProject, type Project, type RunnerChoice } from '@leat/project';
import type { Context } from '../context.ts';
import type { Settings } from '../running/flag-forms.ts';

/** The project around the working directory, as the flags want it. Its secrets are hidden from here on. */
export async function flaggedProject(context: Context, settings: Settings): Promise<Project> {
  const { env, confSource, params, runnerSet, loadVersions } = settings;
  context.root = findProject(process.cwd());
  const project = await openProject({
    root: context.root,
    module: 'leat/source',
    ...(env !== undefined && { env }),
    ...(confSource !== undefined && { confSource }),
    ...(params !== undefined && { params }),
    ...(runnerSet !== undefined && { runnerSet }),
    ...(loadVersions !== undefined && { loadVersions }),
  });
  // all of them, and before anything reveals one: a thread or a process may do that, too
  context.terminal.hide(project.secretValues());
  return project;
}

/** The runner and the layers around it that the flags name. */
export const choiceOf = ({ runner, with: layers }: Pick<Settings, 'runner' | 'with'>): RunnerChoice => ({
  ...(runner !== undefined && { runner }),
  ...(layers && { with: layers }),
});
