import { shortName, toErrorData } from '@leat/core';
import type { DescribedRunner, RunnerDescription } from '@leat/project';
import type { Context } from '../context.ts';
import type { ProjectFlags } from '../flags.ts';
import { sentenceOf } from '../report/failure.ts';
import { printable } from '../terminal/printable.ts';
import { styleFor } from '../terminal/style.ts';
import { pad } from '../terminal/width.ts';
import { flaggedProject } from './flagged-project.ts';
import { placesText } from './places-text.ts';

/** `leat runner list`: every entry of runners.yml, what it comes to, and where it stands. */
export async function listRunners(context: Context, flags: ProjectFlags): Promise<void> {
  const { output } = context.terminal;
  const style = styleFor(output.stream);
  const project = await flaggedProject(context, flags);
  const rows: { readonly name: string; readonly text: string; readonly places: string }[] = [];
  for (const { name, origins } of project.runners()) {
    const text = await project.runner({ runner: name }).then(
      (described) => lineOf(name, described),
      (thrown) => style('red', sentenceOf(toErrorData(thrown))),
    );
    rows.push({ name: printable(name), text, places: placesText(origins) });
  }
  if (rows.length === 0)
    output.write('  There are no entries in runners.yml: everything runs sequentially. A first one: "default: sequential".\n');
  const nameWidth = Math.max(0, ...rows.map(({ name }) => name.length));
  const textWidth = Math.min(50, Math.max(0, ...rows.map(({ text }) => text.length)));
  for (const { name, text, places } of rows) {
    output.write(`  ${pad(style('bold', name), nameWidth)}  ${pad(text, textWidth)}  ${style('dim', places)}\n`);
  }
}

/** A layer is shown without the runner that it goes around when it is run alone. */
function lineOf(name: string, { line, tree }: DescribedRunner): string {
  if (isLayerAlone(tree)) return `${printable(shortName(tree.type))}(…)`;
  return printable(line.startsWith(`${name} = `) ? line.slice(name.length + 3) : line);
}

function isLayerAlone({ isLayer, names, runners }: RunnerDescription): boolean {
  const inner = runners.default;
  if (!isLayer || names.length !== 1 || !inner) return false;
  return inner.names.length === 0 ? inner.type === 'sequential' : inner.names[0]?.name === 'default';
}
