import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { pad } from '../terminal/width.ts';
import { flaggedProject } from './flagged-project.ts';

/** `leat pipeline list`: names and how many nodes each has. */
export async function listPipelines(context: Context, flags: ProjectFlags): Promise<void> {
  const { output } = context.terminal;
  const style = styleFor(output.stream);
  const project = await flaggedProject(context, flags);
  const names = await project.pipelineNames();
  const work = await project.load();
  const width = Math.max(0, ...names.map((name) => name.length));
  for (const name of names) {
    const { nodes } = await work.pipeline(name);
    output.write(
      `  ${pad(style('bold', printable(name)), width)}  ${style('dim', `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}`)}\n`,
    );
  }
}
