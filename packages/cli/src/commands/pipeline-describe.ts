import { LeatError, suggest } from '@leat/core';
import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { type PipelineFormat, pipelineFormats } from '../pipeline-formats.ts';
import { jsonLine } from '../report/json-line.ts';
import { defaultPipeline } from '../running/request.ts';
import { settingsOf } from '../running/settings.ts';
import { styleFor } from '../terminal/style.ts';
import { flaggedProject } from './flagged-project.ts';
import { dotText, mermaidText } from './pipeline-drawing.ts';
import { pipelineFacts, pipelineTree } from './pipeline-tree.ts';

/** `leat pipeline describe`: the nodes of a pipeline, as a tree, as a drawing in the language of another program, or as JSON. */
export async function describePipeline(
  context: Context,
  flags: ProjectFlags & { readonly format?: string },
  name = defaultPipeline,
): Promise<void> {
  const { output } = context.terminal;
  const format = flags.json ? 'json' : formatNamed(flags.format ?? 'tree');
  const project = await flaggedProject(context, settingsOf(flags));
  const pipeline = await (await project.load()).pipeline(name);
  if (format === 'json') return output.write(jsonLine({ type: 'pipeline.describe', name, ...pipelineFacts(pipeline) }));
  if (format === 'mermaid') return output.write(mermaidText(pipeline));
  if (format === 'dot') return output.write(dotText(name, pipeline));
  output.write(pipelineTree(name, pipeline, styleFor(output.stream)));
}

function formatNamed(name: string): PipelineFormat {
  const known = pipelineFormats.find((one) => one === name);
  if (known) return known;
  throw new LeatError('USAGE', `--format: a pipeline cannot be drawn as "${name}"${suggest(name, pipelineFormats)}`);
}
