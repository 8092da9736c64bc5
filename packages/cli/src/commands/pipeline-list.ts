import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { jsonLine } from '../report/json-line.ts';
import { settingsOf } from '../running/settings.ts';
import { columns } from '../terminal/columns.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { flaggedProject } from './flagged-project.ts';

/** `leat pipeline list`: names and how many nodes each has. */
export async function listPipelines(context: Context, flags: ProjectFlags): Promise<void> {
  const { output } = context.terminal;
  const project = await flaggedProject(context, settingsOf(flags));
  const names = await project.pipelineNames();
  const work = await project.load();
  const pipelines: { readonly name: string; readonly nodes: readonly string[] }[] = [];
  for (const name of names) pipelines.push({ name, nodes: (await work.pipeline(name)).nodes.map((node) => node.name) });
  if (flags.json) return output.write(jsonLine({ type: 'pipeline.list', env: project.env, pipelines }));
  const style = styleFor(output.stream);
  const count = (nodes: number) => `${nodes} ${nodes === 1 ? 'node' : 'nodes'}`;
  output.write(columns(pipelines.map(({ name, nodes }) => [style('bold', printable(name)), style('dim', count(nodes.length))])));
}
