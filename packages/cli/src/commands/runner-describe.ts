import type { Context } from '../context.ts';
import type { ProjectFlags, RunFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { settingsOf } from '../running/settings.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { choiceOf, flaggedProject } from './flagged-project.ts';
import { runnerTree } from './runner-rows.ts';
import { tellWarnings } from './tell-mistakes.ts';

/** `leat runner describe`: the runner as a tree, every option with its file and line. */
export async function describeRunner(context: Context, flags: ProjectFlags & Pick<RunFlags, 'with'>, name?: string): Promise<void> {
  const { output } = context.terminal;
  const settings = settingsOf({ ...flags, ...(name !== undefined && { runner: name }) });
  const project = await flaggedProject(context, settings);
  const { tree, line, warnings } = await project.runner(choiceOf(settings));
  if (flags.json) return output.write(jsonLine({ type: 'runner.describe', env: project.env, line, tree, warnings }));
  const style = styleFor(output.stream);
  output.write(`${style('cyan', '▸')} ${printable(line)}  ${style('dim', `·  env ${project.env}`)}\n\n${runnerTree(tree, style)}`);
  tellWarnings(context.terminal, warnings);
}
